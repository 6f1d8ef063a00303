// Everything the reader can do, as functions that change the state.
import { Superseded } from './annotator/client.js';
import { anchor } from './model/corrections.js';
import { MOST_ARTICLES, initial, newArticle } from './state.js';
import { normalise } from './files/lines.js';
import { SAMPLES } from './samples.js';

/**
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Article} Article
 * @typedef {import("./annotator/client.js").Client} Client
 * @typedef {import("./model/corrections.js").Edit} Edit
 * @typedef {import("./model/model.js").Item} Item
 * @typedef {ReturnType<typeof createActions>} Actions
 */

// Typing is analysed when it has paused for this many milliseconds; long texts wait longer.
const PAUSE = 150;
const LONG_PAUSE = 600;
// Long is a text of more UTF-16 units.
const LONG = 100_000;

/** @type {State["engine"]} */
const READY = { phase: 'ready', message: '', since: 0 };
const FULL = `${MOST_ARTICLES} articles are open, as many as the tray holds. Close one of them first.`;

/** Files come later than texts that are pasted, and so does what reads them. @param {File} file @param {string} [encoding] */
const readText = async (file, encoding) => (await import('./files/text.js')).readText(file, encoding);

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));
/** @param {Article} article */
const isBlank = (article) => !article.source.text.trim() && !article.before;

/** What becomes of an article whose editing ends: the text before it stays within reach. @param {Article} article @returns {Partial<Article>} */
function doneEditing({ before, earlier, source }) {
  if (!before) return {};
  if (source.text === before.text) return { before: null };
  if (source.text.trim()) return { before: null, earlier: [...earlier, before] };
  return { before: null, ...asBefore(before) };
}

/** @param {import("./state.js").Earlier} before @returns {Partial<Article>} */
const asBefore = ({ text, name, sample, edits }) => ({
  source: { text, name, sample },
  edits,
  machine: null,
  partial: 0,
});

/** @param {Store} store @param {Client} client */
export function createActions(store, client) {
  let timer = 0;
  /** Counts up when a reading under way is to be dropped. */
  let stopped = 0;
  /** Articles that could not be read ahead; opening one tells why. @type {Set<number>} */
  const unreadable = new Set();

  /** Analyses the current article; of several calls only the newest counts. */
  async function analyse() {
    clearTimeout(timer);
    const { article } = store.state;
    const { id, source, reference } = article;
    if (!source.text.trim()) {
      store.change({ machine: null, partial: 0 }, { engine: { ...store.state.engine, phase: 'ready', message: '' } });
      return;
    }
    const round = stopped;
    store.set({ engine: { phase: 'working', message: '', since: performance.now() } });
    /** Whether the article still wants this reading. */
    const wanted = () =>
      stopped === round &&
      store.state.articles.some((a) => a.id === id && a.source === source && a.reference === reference);
    /** @param {Partial<State>} page what changes beside the article, while it is the current one */
    const ifHere = (page) => (store.state.article.id === id ? page : {});
    try {
      const machine = await client.annotate(source.text, optionsOf(article), (part, upto) => {
        if (wanted()) store.change({ machine: part, partial: upto }, {}, id);
      });
      // Taking over a large result and making a model of it are two tasks, so that neither holds up the page for long.
      if (source.text.length > LONG) await new Promise((resolve) => setTimeout(resolve));
      if (!wanted()) return;
      store.change({ machine, partial: 0 }, ifHere({ engine: READY }), id);
    } catch (error) {
      if (error instanceof Superseded) return;
      store.set(ifHere({ mode: 'write', engine: { phase: 'failed', message: messageOf(error), since: 0 } }));
      return;
    }
    void readAhead();
  }

  /** Reads the other articles of the tray, so that they open at once. */
  async function readAhead() {
    const next = store.state.articles.find((a) => !a.machine && a.source.text.trim() && !unreadable.has(a.id));
    if (!next || next.id === store.state.article.id || store.state.engine.phase !== 'ready') return;
    try {
      const machine = await client.annotate(next.source.text, optionsOf(next));
      const now = store.state.articles.find((a) => a.id === next.id);
      if (now?.source === next.source && now.reference === next.reference)
        store.change({ machine, partial: 0 }, {}, next.id);
    } catch (error) {
      if (error instanceof Superseded) return;
      unreadable.add(next.id);
    }
    void readAhead();
  }

  /** The articles when the current one is left: without blank ones, and with what was edited kept. @returns {Article[]} */
  function left() {
    const { articles, article, mode } = store.state;
    return articles
      .filter((a) => !isBlank(a))
      .map((a) =>
        a === article
          ? changed(a, { ...doneEditing(a), ...(mode === 'read' ? { scroll: Math.round(scrollY) } : {}) })
          : a,
      );
  }

  /** @param {Article} article @param {Partial<Article>} change @returns {Article} */
  const changed = (article, change) =>
    'machine' in change ? newArticle({ ...article, model: null, lost: [], ...change }) : { ...article, ...change };

  /** Makes an article the current one. @param {Article[]} articles @param {Article} article @param {Partial<State>} [page] */
  function show(articles, article, page = {}) {
    clearTimeout(timer);
    const reads = !article.machine && article.source.text.trim();
    store.set({
      articles,
      article,
      card: null,
      plain: false,
      mode: article.source.text.trim() ? 'read' : 'write',
      ...(store.state.engine.phase === 'loading' || reads ? {} : { engine: READY }),
      ...page,
    });
    if (reads) return analyse();
    void readAhead();
  }

  const actions = {
    analyse,

    /** What is typed into the box: an edit of the current article, analysed when it pauses. @param {string} text */
    type(text) {
      clearTimeout(timer);
      const { source } = store.state.article;
      store.change(
        { source: { ...source, text: normalise(text) }, file: null, machine: null, partial: 0, selected: null },
        { card: null },
      );
      timer = window.setTimeout(analyse, text.length > LONG ? LONG_PAUSE : PAUSE);
    },

    /**
     * Adds an article to the tray and opens it. Nothing that is there is replaced; where the tray is full the reader is told.
     * @param {string} text @param {{name?: string, sample?: number|null, file?: Article["file"], behind?: boolean}} [about]
     *   `behind` leaves the current one open
     */
    add(text, { name = '', sample = null, file = null, behind = false } = {}) {
      const articles = behind ? store.state.articles : left();
      if (articles.length >= MOST_ARTICLES) {
        store.set({ notice: { text: FULL } });
        return;
      }
      const article = newArticle({ source: { text: normalise(text), name, sample }, file });
      if (!behind) return show([...articles, article], article);
      store.set({ articles: [...articles, article] });
    },

    /** A paste that replaces all there is in the box: another article, and this one is as it was before. @param {string} text */
    pasteOver(text) {
      const { before } = store.state.article;
      if (before) store.change({ before: null, ...asBefore(before), selected: null }, { mode: 'read' });
      return actions.add(text);
    },

    /** @param {number} id of the article to go to */
    goTo(id) {
      const articles = left();
      const article = articles.find((one) => one.id === id);
      if (!article) return;
      return show(articles, article, { panelOpen: false });
    },
    /** @param {1|-1} step to the next article of the tray, or the one before */
    step(step) {
      const articles = store.state.articles.filter((a) => !isBlank(a) || a === store.state.article);
      if (articles.length < 2) return;
      const at = articles.indexOf(store.state.article);
      return actions.goTo(articles[(at + step + articles.length) % articles.length].id);
    },
    /** Takes an article out of the tray; it can be brought back as long as the page is open. @param {number} id */
    close(id) {
      const articles = left();
      const gone = articles.find((one) => one.id === id);
      if (!gone) return;
      const rest = articles.filter((one) => one !== gone);
      /** @type {Partial<State>} */
      const page = {
        closed: [...store.state.closed, gone],
        notice: { text: `“${gone.title}” is closed.`, action: 'Bring it back', run: () => void actions.reopen(id) },
      };
      if (store.state.article.id !== id) return store.set({ articles: rest, ...page });
      const next = rest[Math.min(articles.indexOf(gone), rest.length - 1)] ?? newArticle();
      return show(rest.length ? rest : [next], next, page);
    },
    /** @param {number} id of a closed article */
    reopen(id) {
      const { closed } = store.state;
      const back = closed.find((one) => one.id === id);
      const articles = left();
      if (!back) return;
      if (articles.length >= MOST_ARTICLES) return store.set({ notice: { text: FULL } });
      return show([...articles, back], back, { closed: closed.filter((one) => one !== back) });
    },

    /** @param {number} index @param {string|null} [selected] a mark to go to */
    async openSample(index, selected = null) {
      try {
        const there = store.state.articles.find((a) => a.source.sample === index && a.source.text);
        if (there) await actions.goTo(there.id);
        else {
          const response = await fetch(new URL(`./samples/${SAMPLES[index].file}`, import.meta.url));
          if (!response.ok) throw new Error();
          await actions.add(await response.text(), { name: SAMPLES[index].title, sample: index });
        }
        if (selected) actions.select(selected);
      } catch {
        store.set({ notice: { text: 'This sample could not be loaded. Check the connection, or paste an article.' } });
      }
    },

    /** Opens every file as an article of its own, the first of them to be read now. @param {Iterable<File>} files */
    async openFiles(files) {
      /** @type {string[]} */
      const words = [];
      let first = true;
      for (const file of files) {
        try {
          const { text, encoding, remark } = await readText(file);
          if (!first && store.state.articles.length >= MOST_ARTICLES) {
            words.push(`${file.name} was left out: ${FULL}`);
            break;
          }
          const reading = actions.add(text, { name: file.name, file: { file, encoding }, behind: !first });
          if (first) void reading;
          first = false;
          if (remark) words.push(remark);
          else if (encoding !== 'utf-8')
            words.push(`${file.name} was read as ${encoding}. Above the article you can choose another encoding.`);
        } catch (error) {
          words.push(messageOf(error));
        }
      }
      if (words.length) store.set({ notice: { text: words.join(' ') } });
      if (store.state.engine.phase === 'ready') void readAhead();
    },
    /** Reads the article's file again, in an encoding that the reader has chosen; corrections stay. @param {string} encoding */
    async readAs(encoding) {
      const { file, source } = store.state.article;
      if (!file) return;
      try {
        const { text } = await readText(file.file, encoding);
        store.change({ source: { ...source, text }, file: { ...file, encoding }, machine: null, partial: 0 });
        await analyse();
      } catch (error) {
        store.set({ notice: { text: messageOf(error) } });
      }
    },

    /** Opens what was kept in this browser. @param {import("./files/keep.js").Kept} kept */
    bringBack({ articles, current, keys, keysOn, tags }) {
      const back = articles.filter(({ source }) => source.text.trim()).map((one) => newArticle(one));
      store.set({ remember: true, keys, keysOn, tags });
      if (back.length) return show(back, back[current] ?? back[0]);
    },
    read() {
      const { article } = store.state;
      if (!article.source.text.trim()) return;
      store.change(doneEditing(article), { mode: 'read', card: null });
      if (!article.machine && store.state.engine.phase !== 'working') return analyse();
    },
    write() {
      const { source, edits, before } = store.state.article;
      store.change({ before: before ?? { ...source, edits } }, { mode: 'write', card: null, panelOpen: false });
    },
    /** Ends the editing and takes the text as it was. */
    leaveText() {
      const { before, source } = store.state.article;
      if (!before) return;
      const same = before.text === source.text;
      store.change({ before: null, ...(same ? {} : asBefore(before)) }, { mode: 'read' });
      if (!store.state.article.machine) return analyse();
    },
    /** Takes a text from before an editing again; the present one takes its place among the earlier. @param {import("./state.js").Earlier} earlier */
    takeText(earlier) {
      const { source, edits, earlier: all } = store.state.article;
      store.change({ ...asBefore(earlier), earlier: [...all.filter((one) => one !== earlier), { ...source, edits }] });
      return analyse();
    },
    /** Makes room for the next article; those that are there stay in the tray. */
    startOver() {
      const articles = left();
      if (articles.length >= MOST_ARTICLES) return store.set({ notice: { text: FULL } });
      const blank = newArticle();
      return show([...articles, blank], blank);
    },
    stop() {
      stopped += 1;
      client.stop();
      const { mode, article } = store.state;
      const text = article.machine ? 'Stopped. Only the beginning was read.' : 'Stopped. The text is still in the box.';
      store.set({ engine: READY, mode: article.machine ? mode : 'write', notice: { text } });
    },

    /** @param {string|null} date as YYYY-MM-DD, null to take what the article says */
    setReference(date) {
      store.change({ reference: date });
      return analyse();
    },

    /** Selects a mark; opens the card of it when asked. @param {string|null} key @param {{card?: boolean, close?: boolean}} [how] */
    select(key, { card = false, close = false } = {}) {
      const { card: open } = store.state;
      const correcting = Boolean(card && open?.correcting && open.key === key);
      store.change(
        { selected: key },
        { card: card && key ? { key, pinned: true, correcting } : close || open?.pinned ? null : open },
      );
    },
    /** Shows the card of a mark while the pointer is over it. @param {string|null} key */
    hover(key) {
      const { card } = store.state;
      // On a narrow screen the card would cover what is read; there it comes only when asked for.
      if (card?.pinned || innerWidth < 640) return;
      if ((card?.key ?? null) !== key) store.set({ card: key ? { key, pinned: false, correcting: false } : null });
    },
    /** Lights up who says a quote while the pointer is in it. @param {string|null} key */
    light(key) {
      if (store.state.lit !== key) store.set({ lit: key });
    },
    /** Goes to a place of the text: to the mark that stands there, if one does. @param {{start: number, end: number}} place */
    showPlace({ start, end }) {
      const item = store.state.article.model?.items.find((one) => one.start < end && one.end > start);
      if (item) actions.select(item.key);
    },
    closeCard() {
      store.set({ card: null });
    },
    /** @param {boolean} correcting @param {string|null} [key] of the mark; else the one whose card is open, or that is selected */
    correctCard(correcting, key = store.state.card?.key ?? store.state.article.selected) {
      if (key) store.change({ selected: key }, { card: { key, pinned: true, correcting } });
    },

    /** @param {string} kind */
    toggle(kind) {
      const hidden = new Set(store.state.hidden);
      if (!hidden.delete(kind)) hidden.add(kind);
      store.set({ hidden });
    },
    /** @param {Iterable<string>} kinds */
    hide(kinds) {
      store.set({ hidden: new Set(kinds) });
    },
    /** @param {State["tags"]} tags */
    setTags(tags) {
      store.set({ tags });
    },
    setPlain(/** @type {boolean} */ plain) {
      store.set({ plain, card: null });
    },
    /** @param {State["panel"]} panel */
    openPanel(panel) {
      const { panel: now, panelOpen } = store.state;
      store.set({ panel, panelOpen: panel !== now || !panelOpen });
    },
    closePanel() {
      if (store.state.panelOpen) store.set({ panelOpen: false });
    },
    /** @param {string} list @param {string} text */
    setFind(list, text) {
      store.set({ find: { ...store.state.find, [list]: text } });
    },
    /** @param {State["sort"]} sort */
    setSort(sort) {
      store.set({ sort });
    },

    /** Adds a correction; `select` is the mark to stay on, and `card` what becomes of the card. @param {Edit} edit @param {string|null} [select] @param {State["card"]} [card] */
    correct(edit, select, card = select === undefined ? store.state.card : null) {
      const { done, past } = store.state.article.edits;
      store.change(
        {
          edits: { done: [...done, edit], past: [...past, done], future: [] },
          ...(select === undefined ? {} : { selected: select }),
        },
        { card },
      );
    },
    /** Takes one correction back, whichever it is; undo brings it back. @param {Edit} edit */
    takeBack(edit) {
      const { done, past } = store.state.article.edits;
      store.change({ edits: { done: done.filter((one) => one !== edit), past: [...past, done], future: [] } });
    },
    /**
     * Marks words that the program has missed, here or wherever the same words stand unmarked.
     * @param {number} start @param {number} end @param {import("./model/kinds.js").Kind} kind @param {boolean} all
     */
    mark(start, end, kind, all) {
      const { model, source } = store.state.article;
      const words = source.text.slice(start, end);
      const known = model?.people.find((p) => p.kind === kind && [p.entity.name, ...p.aliases].includes(words));
      const layer = kind === 'date' || kind === 'quote' ? kind : 'entity';
      const at = actions.anchorOf({ start, end });
      const join = known ? actions.anchorOf(known.items[0]) : null;
      actions.correct({ op: 'add', layer, at, kind, all, join }, `${layer}-${start}-${end}`);
    },
    undo() {
      const { done, past, future } = store.state.article.edits;
      const last = past[past.length - 1];
      if (last) store.change({ edits: { done: last, past: past.slice(0, -1), future: [...future, done] } });
    },
    redo() {
      const { done, past, future } = store.state.article.edits;
      const next = future[future.length - 1];
      if (next) store.change({ edits: { done: next, past: [...past, done], future: future.slice(0, -1) } });
    },
    /** Where a mark is, in the form corrections keep. @param {Item|{start: number, end: number}} item */
    anchorOf: (item) => anchor(store.state.article.source.text, item.start, item.end),
    /** What a date that the reader types would mean in this article, as the analyser reads it. @param {string} words */
    understand: (words) => client.ask(words, optionsOf(store.state.article, true)),

    /** @param {State["dialog"]} dialog */
    openDialog(dialog) {
      store.set({ dialog, card: null });
    },
    /** Forgets everything: the texts, the corrections, what was kept, and how the keys were set. */
    wipe() {
      stopped += 1;
      client.stop();
      client.renew();
      clearTimeout(timer);
      store.set({
        ...initial(),
        engine: READY,
        notice: { text: 'Everything is wiped: the texts, the corrections and what was kept.' },
      });
    },
    /** @param {State["notice"]} notice */
    say(notice) {
      store.set({ notice });
    },
    /** @param {Partial<Pick<State, "keys"|"keysOn"|"remember">>} change */
    settings(change) {
      store.set(change);
    },
  };
  return actions;
}

/** What the analyser is told beside the text. @param {Article} article @param {boolean} [found] whether the day that was found in the text counts as well */
function optionsOf({ reference, machine }, found = false) {
  const day = reference ?? (found ? machine?.reference_date?.value.slice(0, 10) : null);
  return day ? { reference_date: day } : {};
}
