// Keeps the text and the corrections in this browser's own storage, only after the reader has turned that on.

/**
 * @typedef {import("../state.js").State} State
 * @typedef {Pick<State, "source"|"edits"|"reference"|"keys"|"keysOn"|"tags">} Kept
 */

const NAME = 'rubricator';
const VERSION = 1;

/** What was kept, or null. Anything that can't be read counts as nothing. @returns {Kept|null} */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? 'null');
    return found?.version === VERSION && typeof found.source?.text === 'string' ? found : null;
  } catch {
    return null;
  }
}

/** @param {import("../actions.js").Actions} actions @returns {import("../state.js").View} */
export function keep(actions) {
  let timer = 0;

  /** @param {State} state */
  const write = ({ source, edits, reference, keys, keysOn, tags }) => {
    try {
      localStorage.setItem(NAME, JSON.stringify({ version: VERSION, source, edits, reference, keys, keysOn, tags }));
    } catch {
      actions.settings({ remember: false });
      actions.say({ text: 'This text is too long to be kept in the browser. Nothing is kept.' });
    }
  };

  return (state, before) => {
    if (before.remember && !state.remember) {
      clearTimeout(timer);
      localStorage.removeItem(NAME);
    }
    const changed =
      state.source !== before.source ||
      state.edits !== before.edits ||
      state.reference !== before.reference ||
      state.keys !== before.keys ||
      state.keysOn !== before.keysOn ||
      state.tags !== before.tags;
    if (!state.remember || (before.remember && !changed)) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => write(state), before.remember ? 300 : 0);
  };
}
