// The line that tells which file the text comes from and as what it was read, and lets the reader choose otherwise.
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
export function encoding(actions) {
  const line = h('p', { class: 'reference-set' });
  line.hidden = true;
  byId('about').before(line);

  return ({ file }, before) => {
    if (file === before.file) return;
    line.hidden = !file;
    if (!file) return fill(line);
    const choose = /** @type {HTMLSelectElement} */ (
      h(
        'select',
        { id: 'encoding', 'data-key': 'encoding', onchange: () => actions.openFile(file.file, choose.value) },
        Object.entries(ENCODINGS).map(([value, name]) =>
          h('option', { value, selected: value === file.encoding }, name),
        ),
      )
    );
    fill(line, h('label', { for: 'encoding' }, `${file.file.name} was read as`), ' ', choose);
  };
}
