// Where the text comes from: the file, and the encoding that it was read in, which the reader may change.
import { byId, fill, h } from '../dom.js';

/** What Western files are written in, by the names that the browser's decoder has for them. */
const ENCODINGS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252, Latin-1',
  'iso-8859-15': 'Latin-9',
  macintosh: 'Mac Roman',
};

/** @param {import("../actions.js").Actions} actions @returns {import("../state.js").View} */
export function origin(actions) {
  const root = byId('origin');

  return ({ article: { file } }, before) => {
    if (file === before.article.file) return;
    if (!file) return fill(root);
    const choose = /** @type {HTMLSelectElement} */ (
      h(
        'select',
        { id: 'encoding', 'data-key': 'encoding' },
        Object.entries(ENCODINGS).map(([value, name]) =>
          h('option', { value, selected: value === file.encoding }, name),
        ),
      )
    );
    // Asked for where it may be wrong: UTF-8 shows itself.
    fill(
      root,
      h(
        'details',
        { open: file.encoding !== 'utf-8' },
        h('summary', { 'data-key': 'origin' }, file.file.name),
        h(
          'form',
          {
            class: 'origin-form',
            onsubmit: (/** @type {Event} */ event) => {
              event.preventDefault();
              void actions.readAs(choose.value);
            },
          },
          h('label', { for: 'encoding' }, `${file.file.name} was read as`),
          choose,
          h('button', { type: 'submit', 'data-key': 'read-as' }, 'Read it so'),
        ),
      ),
    );
  };
}
