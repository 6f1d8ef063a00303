// The keys of the article: what each does, which can be changed, and the window that lists them.

/** @typedef {import("../state.js").State} State */

/** Commands with their key as first given. Keys work only while the focus is in the article. @type {Record<string, {key: string, does: string}>} */
export const COMMANDS = {
  next: { key: 'j', does: 'Next mark (also →)' },
  previous: { key: 'k', does: 'Previous mark (also ←)' },
  nextSame: { key: 'Shift+J', does: 'Next mention of the same' },
  previousSame: { key: 'Shift+K', does: 'Previous mention of the same' },
  nextQuote: { key: 'q', does: 'Next quote' },
  nextDate: { key: 'd', does: 'Next date' },
  nextDoubt: { key: 'n', does: 'Next mark to check, the least sure first' },
  accept: { key: 'y', does: 'Right as it is; on to the next to check' },
  card: { key: 'Enter', does: 'Open the card' },
  close: { key: 'Escape', does: 'Close the card, then let go of the mark' },
  correct: { key: 'e', does: 'Correct this mark' },
  merge: { key: 'm', does: 'Merge with another' },
  reject: { key: 'Delete', does: 'This is wrong: take the mark away' },
  add: { key: 'a', does: 'Mark the selected words' },
  undo: { key: 'Ctrl+Z', does: 'Undo' },
  redo: { key: 'Ctrl+Shift+Z', does: 'Redo' },
  hideAll: { key: 'h', does: 'Hide or show all marks' },
  nextArticle: { key: ']', does: 'Next article of the tray' },
  previousArticle: { key: '[', does: 'Article before' },
  find: { key: '/', does: 'Filter the list beside the text' },
  help: { key: '?', does: 'This list' },
};
/** Keys that mean the same as another and stay as they are. @type {Record<string, string>} */
const ALSO = { ArrowRight: 'next', ArrowLeft: 'previous', 'Ctrl+Y': 'redo' };
for (let i = 1; i <= 9; i++) ALSO[String(i)] = `toggle${i}`;

/** "Ctrl+Shift+Z" for an event. @param {KeyboardEvent} event */
export function nameOf(event) {
  const name =
    event.key.length === 1
      ? event.shiftKey || event.ctrlKey || event.metaKey
        ? event.key.toUpperCase()
        : event.key
      : event.key;
  const shift = event.shiftKey && (event.key.length > 1 || /\p{L}/u.test(event.key));
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${name}`;
}

/** The key of a command as the reader has set it. @param {State} state @param {string} command */
export const keyFor = (state, command) => state.keys[command] ?? COMMANDS[command].key;

/** The command a key press means, or null. With keys off only the arrows, Enter, Escape and undo are left. @param {KeyboardEvent} event @param {State} state */
export function commandOf(event, state) {
  const name = nameOf(event);
  if (!state.keysOn && name.length === 1) return null;
  if (!state.keysOn && /^Shift\+.$/.test(name)) return null;
  const own = Object.keys(COMMANDS).find((command) => keyFor(state, command) === name);
  return own ?? ALSO[name] ?? null;
}
