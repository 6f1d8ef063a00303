// The one place where the page's state lives; views are functions of it and change it through actions.js.
import { titleOf } from './model/title.js';
import { buildModel } from './model/model.js';
import { applyEdits } from './model/corrections.js';

/**
 * @typedef {import("./annotator/protocol.js").AnnotatedDocument} AnnotatedDocument
 * @typedef {import("./model/model.js").Model} Model
 * @typedef {import("./model/corrections.js").Edit} Edit
 *
 * The corrections that hold, and the lists that undo and redo go to.
 * @typedef {{done: Edit[], past: Edit[][], future: Edit[][]}} Edits
 * A text as it was before it was edited.
 * @typedef {{text: string, name: string, sample: number|null, edits: Edits}} Earlier
 *
 * One article of the tray. `file` is where the text comes from, until it is edited; `partial` is 0, or how many
 * UTF-16 units of the text have been analysed so far; `before` is the text as it was when editing began; `scroll` is
 * where the reader was in it.
 * @typedef {{
 *   id: number, title: string,
 *   source: {text: string, name: string, sample: number|null},
 *   file: {file: File, encoding: string}|null,
 *   machine: AnnotatedDocument|null, partial: number, model: Model|null,
 *   edits: Edits, lost: Edit[], before: Earlier|null, earlier: Earlier[],
 *   reference: string|null, selected: string|null, scroll: number,
 * }} Article
 *
 * `article` is the current one of `articles`; a card is always about it, and so is the engine but for what it reads ahead.
 * @typedef {{
 *   articles: Article[], article: Article, closed: Article[],
 *   mode: "write"|"read", plain: boolean,
 *   engine: {phase: "loading"|"ready"|"working"|"failed", message: string, since: number},
 *   hidden: ReadonlySet<string>, tags: "first"|"all"|"none",
 *   lit: string|null, card: {key: string, pinned: boolean, correcting: boolean}|null,
 *   panel: "people"|"timeline"|"voices"|"check", panelOpen: boolean,
 *   find: Record<string, string>, sort: "mentions"|"place",
 *   keys: Record<string, string>, keysOn: boolean, remember: boolean,
 *   dialog: "keys"|"privacy"|null,
 *   notice: {text: string, action?: string, run?: () => void}|null,
 * }} State
 */

/** More articles than this would be a heap and no tray. */
export const MOST_ARTICLES = 10;

/** @type {Edits} */
const NO_EDITS = { done: [], past: [], future: [] };

let lastId = 0;
/** An article of its own, empty but for what is given. @param {Partial<Article>} [given] @returns {Article} */
export function newArticle(given = {}) {
  /** @type {Article} */
  const blank = {
    id: (lastId += 1),
    title: '',
    source: { text: '', name: '', sample: null },
    file: null,
    machine: null,
    partial: 0,
    model: null,
    edits: NO_EDITS,
    lost: [],
    before: null,
    earlier: [],
    reference: null,
    selected: null,
    scroll: 0,
  };
  return settled({ ...blank, ...given }, blank);
}

/** @returns {State} */
export function initial() {
  const article = newArticle();
  return {
    articles: [article],
    article,
    closed: [],
    mode: 'write',
    plain: false,
    engine: { phase: 'loading', message: '', since: 0 },
    hidden: new Set(),
    tags: 'first',
    lit: null,
    card: null,
    panel: 'people',
    panelOpen: false,
    find: {},
    sort: 'mentions',
    keys: {},
    keysOn: true,
    remember: false,
    dialog: null,
    notice: null,
  };
}

/** @typedef {(state: State, before: State) => void} View */

export class Store {
  constructor() {
    /** @type {State} */ this.state = initial();
    /** @type {View[]} */ this.views = [];
  }

  /** Adds a view and shows it the present state. @param {View} view */
  show(view) {
    this.views.push(view);
    view(this.state, initial());
  }

  /** Changes some fields of the page; what follows from them is worked out here, then every view sees the old and the new state. @param {Partial<State>} change */
  set(change) {
    const before = this.state;
    /** @type {State} */
    const after = { ...before, ...change };
    // Another article's card is none of this one's.
    if (after.article.id !== before.article.id || (after.card && !after.article.model?.byKey.has(after.card.key)))
      after.card = null;
    this.state = after;
    for (const view of this.views) view(after, before);
  }

  /**
   * Changes an article, and what changes with it on the page; one that is no longer in the tray is left alone.
   * @param {Partial<Article>} change @param {Partial<State>} [page] @param {number} [id] of the article; else it is the current one
   */
  change(change, page = {}, id = this.state.article.id) {
    const { articles, article } = this.state;
    const old = articles.find((one) => one.id === id);
    if (!old) return;
    const changed = settled({ ...old, ...change }, old);
    this.set({
      articles: articles.map((one) => (one === old ? changed : one)),
      article: article.id === id ? changed : article,
      ...page,
    });
  }
}

/** Works out what follows from an article's text, reading and corrections. @param {Article} after @param {Article} before @returns {Article} */
function settled(after, before) {
  const { source, machine, edits } = after;
  const read = machine !== before.machine || edits.done !== before.edits.done;
  if (read && !machine) Object.assign(after, { model: null, lost: [] });
  if (read && machine) {
    const { doc, lost } = applyEdits(source.text, machine, edits.done);
    Object.assign(after, { model: buildModel(source.text, doc), lost });
  }
  if (machine !== before.machine || source !== before.source) after.title = titleOf(source, machine);
  if (after.selected && !after.model?.byKey.has(after.selected)) after.selected = null;
  return after;
}
