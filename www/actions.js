// Everything the reader can do, as functions that change the state.
import { Superseded } from './annotator/client.js';
import { anchor } from './model/corrections.js';
import { initial } from './state.js';
import { normalise, readText } from './files/text.js';
import { SAMPLES } from './samples.js';

/**
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./state.js").State} State
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

/** @param {Store} store @param {Client} client */
export function createActions(store, client) {
  let timer = 0;

  /** Analyses the present text; of several calls only the newest counts. */
  async function analyse() {
    clearTimeout(timer);
    const { source, reference } = store.state;
    if (!source.text.trim()) {
      store.set({ machine: null, partial: 0, engine: { ...store.state.engine, phase: 'ready', message: '' } });
      return;
    }
    /** @type {State["engine"]} */
    const engine = { phase: 'working', message: '', since: performance.now() };
    store.set({ engine });
    try {
      const options = reference ? { reference_date: reference } : {};
      const machine = await client.annotate(source.text, options, (part, upto) => {
        if (store.state.source === source) store.set({ machine: part, partial: upto });
      });
      // Taking over a large result and making a model of it are two tasks, so that neither holds up the page for long.
      if (source.text.length > LONG) await new Promise((resolve) => setTimeout(resolve));
      // Stopped, or begun anew, in the meantime.
      if (store.state.source !== source || store.state.engine !== engine) return;
      store.set({ machine, partial: 0, engine: { phase: 'ready', message: '', since: 0 } });
    } catch (error) {
      if (error instanceof Superseded) return;
      store.set({
        mode: 'write',
        engine: { phase: 'failed', message: error instanceof Error ? error.message : String(error), since: 0 },
      });
    }
  }

  const actions = {
    analyse,

    /**
     * Takes a new text. `read` opens the reading view; typing stays where it is and is analysed when it pauses.
     * @param {string} text @param {{read: boolean, name?: string, sample?: number|null, keepEdits?: boolean}} how
     */
    open(text, { read, name = '', sample = null, keepEdits = false }) {
      clearTimeout(timer);
      const before = store.state;
      store.set({
        source: { text: normalise(text), name, sample },
        file: null,
        machine: null,
        partial: 0,
        edits: keepEdits ? before.edits : { done: [], undone: [] },
        reference: keepEdits ? before.reference : null,
        selected: null,
        card: null,
        plain: false,
        mode: read && text.trim() ? 'read' : before.mode,
      });
      if (read) return analyse();
      timer = window.setTimeout(analyse, text.length > LONG ? LONG_PAUSE : PAUSE);
    },

    /** @param {number} index @param {string|null} [selected] a mark to go to */
    async openSample(index, selected = null) {
      try {
        const response = await fetch(new URL(`./samples/${SAMPLES[index].file}`, import.meta.url));
        if (!response.ok) throw new Error();
        await actions.open(await response.text(), { read: true, name: SAMPLES[index].title, sample: index });
        if (selected) actions.select(selected);
      } catch {
        store.set({ notice: { text: 'This sample could not be loaded. Check the connection, or paste an article.' } });
      }
    },

    /** @param {File} file @param {string} [encoding] what to read it as; else it is found out */
    async openFile(file, encoding) {
      try {
        const { text, encoding: found } = await readText(file, encoding);
        const reading = actions.open(text, { read: true, name: file.name, keepEdits: Boolean(encoding) });
        store.set({ file: { file, encoding: found } });
        await reading;
        if (!encoding && found !== 'utf-8')
          store.set({
            notice: { text: `${file.name} was read as ${found}. Above the article you can choose another encoding.` },
          });
      } catch (error) {
        store.set({ notice: { text: error instanceof Error ? error.message : String(error) } });
      }
    },

    /** Opens what was kept in this browser. @param {import("./files/keep.js").Kept} kept */
    bringBack({ source, edits, reference, keys, keysOn, tags }) {
      store.set({ remember: true, keys, keysOn, tags });
      if (!source.text.trim()) return;
      store.set({ source, edits, reference, mode: 'read' });
      return analyse();
    },
    read() {
      if (!store.state.source.text.trim()) return;
      store.set({ mode: 'read', card: null });
      if (!store.state.machine && store.state.engine.phase !== 'working') return analyse();
    },
    write() {
      store.set({ mode: 'write', card: null, panelOpen: false });
    },
    startOver() {
      const { source, edits, reference } = store.state;
      const back = () => {
        store.set({ reference });
        void actions.open(source.text, { read: true, name: source.name, sample: source.sample });
        store.set({ edits, reference });
      };
      client.stop();
      void actions.open('', { read: false });
      store.set({
        mode: 'write',
        notice: source.text
          ? { text: 'Ready for the next article.', action: 'Bring the last one back', run: back }
          : null,
      });
    },
    stop() {
      client.stop();
      const { machine } = store.state;
      store.set({
        engine: { phase: 'ready', message: '', since: 0 },
        mode: machine ? store.state.mode : 'write',
        notice: { text: machine ? 'Stopped. Only the beginning was read.' : 'Stopped. The text is still in the box.' },
      });
    },

    /** @param {string|null} date as YYYY-MM-DD, null to take what the article says */
    setReference(date) {
      store.set({ reference: date });
      return analyse();
    },

    /** Selects a mark; opens the card of it when asked. @param {string|null} key @param {{card?: boolean, close?: boolean}} [how] */
    select(key, { card = false, close = false } = {}) {
      store.set({
        selected: key,
        card:
          card && key
            ? { key, pinned: true, correcting: false }
            : close
              ? null
              : store.state.card?.pinned
                ? null
                : store.state.card,
      });
    },
    /** Shows the card of a mark while the pointer is over it. @param {string|null} key */
    hover(key) {
      const { card } = store.state;
      // On a narrow screen the card would cover what is read; there it comes only when asked for.
      if (card?.pinned || innerWidth < 640) return;
      if ((card?.key ?? null) !== key) store.set({ card: key ? { key, pinned: false, correcting: false } : null });
    },
    closeCard() {
      store.set({ card: null });
    },
    /** @param {boolean} correcting */
    correctCard(correcting) {
      const { card, selected } = store.state;
      const key = card?.key ?? selected;
      if (key) store.set({ card: { key, pinned: true, correcting }, selected: key });
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
      store.set({ panelOpen: false });
    },
    /** @param {string} list @param {string} text */
    setFind(list, text) {
      store.set({ find: { ...store.state.find, [list]: text } });
    },
    /** @param {State["sort"]} sort */
    setSort(sort) {
      store.set({ sort });
    },

    /** Adds a correction; `select` is the mark to stay on. @param {Edit} edit @param {string|null} [select] */
    correct(edit, select) {
      store.set({ edits: { done: [...store.state.edits.done, edit], undone: [] } });
      if (select !== undefined) store.set({ selected: select, card: null });
    },
    /**
     * Marks words that the program has missed, here or wherever the same words stand unmarked.
     * @param {number} start @param {number} end @param {import("./model/kinds.js").Kind} kind @param {boolean} all
     */
    mark(start, end, kind, all) {
      const { model } = store.state;
      const words = store.state.source.text.slice(start, end);
      const known = model?.people.find((p) => p.kind === kind && [p.entity.name, ...p.aliases].includes(words));
      actions.correct({
        op: 'add',
        layer: kind === 'date' || kind === 'quote' ? kind : 'entity',
        at: actions.anchorOf({ start, end }),
        kind,
        all,
        join: known ? actions.anchorOf(known.items[0]) : null,
      });
      const layer = kind === 'date' || kind === 'quote' ? kind : 'entity';
      store.set({ selected: `${layer}-${start}-${end}` });
    },
    undo() {
      const { done, undone } = store.state.edits;
      const last = done[done.length - 1];
      if (last) store.set({ edits: { done: done.slice(0, -1), undone: [...undone, last] } });
    },
    redo() {
      const { done, undone } = store.state.edits;
      const next = undone[undone.length - 1];
      if (next) store.set({ edits: { done: [...done, next], undone: undone.slice(0, -1) } });
    },
    /** Where a mark is, in the form corrections keep. @param {Item|{start: number, end: number}} item */
    anchorOf: (item) => anchor(store.state.source.text, item.start, item.end),

    /** @param {State["dialog"]} dialog */
    openDialog(dialog) {
      store.set({ dialog, card: null });
    },
    /** Forgets everything: the text, the corrections, what was kept, and how the keys were set. */
    wipe() {
      client.stop();
      client.renew();
      clearTimeout(timer);
      store.set({
        ...initial,
        engine: { phase: 'ready', message: '', since: 0 },
        notice: { text: 'Everything is wiped: the text, the corrections and what was kept.' },
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
