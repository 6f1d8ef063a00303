// The buttons at the top of the page.
import { byId, h } from '../dom.js';

/** @param {import("../actions.js").Actions} actions @returns {import("../state.js").View} */
export function tools(actions) {
  /** @param {string} label @param {() => void} run @param {Record<string, any>} [more] */
  const button = (label, run, more = {}) => h('button', { type: 'button', onclick: run, ...more }, label);
  const edit = button('Edit', actions.write, { 'aria-label': 'Edit text' });
  const fresh = button('New', actions.startOver, { title: 'Start with another article' });
  const undo = button('Undo', actions.undo, { class: 'undo' });
  const redo = button('Redo', actions.redo);
  let plainNow = false;
  const plain = button('Plain', () => actions.setPlain(!plainNow), {
    'aria-label': 'Plain text',
    title: 'The text alone, without marks',
  });
  const keys = button('Keys', () => actions.openDialog('keys'), { class: 'wide' });
  const trust = button('Privacy', () => actions.openDialog('privacy'));
  byId('tools').append(fresh, edit, undo, redo, plain, keys, trust);

  return (state) => {
    const reading = state.mode === 'read';
    for (const each of [edit, plain, keys]) each.hidden = !reading;
    fresh.hidden = !reading && !state.source.text;
    undo.hidden = redo.hidden = !reading || !(state.edits.done.length || state.edits.undone.length);
    /** @type {HTMLButtonElement} */ (undo).disabled = !state.edits.done.length;
    /** @type {HTMLButtonElement} */ (redo).disabled = !state.edits.undone.length;
    plainNow = state.plain;
    plain.setAttribute('aria-pressed', String(plainNow));
  };
}
