// The one place where the page's state lives; views are functions of it and change it through actions.js.
import { buildModel } from './model/model.js';
import { applyEdits } from './model/corrections.js';

/**
 * @typedef {import("./annotator/protocol.js").AnnotatedDocument} AnnotatedDocument
 * @typedef {import("./model/model.js").Model} Model
 * @typedef {import("./model/corrections.js").Edit} Edit
 *
 * `file` is where the text comes from, until it is edited; `partial` is 0, or how many UTF-16 units of the text have been analysed so far.
 * @typedef {{
 *   mode: "write"|"read", plain: boolean,
 *   source: {text: string, name: string, sample: number|null},
 *   file: {file: File, encoding: string}|null,
 *   engine: {phase: "loading"|"ready"|"working"|"failed", message: string, since: number},
 *   machine: AnnotatedDocument|null, partial: number,
 *   edits: {done: Edit[], undone: Edit[]}, lost: Edit[],
 *   model: Model|null,
 *   hidden: ReadonlySet<string>, tags: "first"|"all"|"none",
 *   selected: string|null, card: {key: string, pinned: boolean, correcting: boolean}|null,
 *   panel: "people"|"timeline"|"voices"|"edits", panelOpen: boolean,
 *   find: Record<string, string>, sort: "mentions"|"place",
 *   reference: string|null,
 *   keys: Record<string, string>, keysOn: boolean, remember: boolean,
 *   dialog: "keys"|"privacy"|null,
 *   notice: {text: string, action?: string, run?: () => void}|null,
 * }} State
 */

/** @type {State} */
export const initial = {
  mode: 'write',
  plain: false,
  source: { text: '', name: '', sample: null },
  file: null,
  engine: { phase: 'loading', message: '', since: 0 },
  machine: null,
  partial: 0,
  edits: { done: [], undone: [] },
  lost: [],
  model: null,
  hidden: new Set(),
  tags: 'first',
  selected: null,
  card: null,
  panel: 'people',
  panelOpen: false,
  find: {},
  sort: 'mentions',
  reference: null,
  keys: {},
  keysOn: true,
  remember: false,
  dialog: null,
  notice: null,
};

/** @typedef {(state: State, before: State) => void} View */

export class Store {
  constructor() {
    /** @type {State} */ this.state = initial;
    /** @type {View[]} */ this.views = [];
    this.busy = false;
  }

  /** Adds a view and shows it the present state. @param {View} view */
  show(view) {
    this.views.push(view);
    view(this.state, { ...initial, model: null });
  }

  /** Changes some fields; what follows from them is worked out here, then every view sees the old and the new state. @param {Partial<State>} change */
  set(change) {
    const before = this.state;
    /** @type {State} */
    let after = { ...before, ...change };
    if (after.machine !== before.machine || after.edits.done !== before.edits.done)
      after = { ...after, ...derive(after) };
    if (after.selected && !after.model?.byKey.has(after.selected)) after.selected = null;
    if (after.card && !after.model?.byKey.has(after.card.key)) after.card = null;
    this.state = after;
    for (const view of this.views) view(after, before);
  }
}

/** @param {State} state @returns {Pick<State, "model"|"lost">} */
function derive({ machine, source, edits }) {
  if (!machine) return { model: null, lost: [] };
  const { doc, lost } = applyEdits(source.text, machine, edits.done);
  return { model: buildModel(source.text, doc), lost };
}
