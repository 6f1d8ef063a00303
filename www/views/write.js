// The box where a text is pasted or typed, the sample cards, and files dropped or chosen.
import { byId, count, fill, h } from '../dom.js';
import { SAMPLES } from '../samples.js';

/** @param {import("../actions.js").Actions} actions @param {import("../state.js").Store} store @returns {import("../state.js").View} */
export function write(actions, store) {
  const box = /** @type {HTMLTextAreaElement} */ (byId('text'));
  const file = /** @type {HTMLInputElement} */ (byId('file'));
  const counts = byId('counts');

  fill(
    byId('samples'),
    SAMPLES.map((sample, index) =>
      h(
        'li',
        null,
        h(
          'button',
          { type: 'button', class: 'sample', onclick: () => actions.openSample(index) },
          h('span', { class: 'sample-title' }, sample.title),
          h('span', { class: 'sample-shows' }, sample.shows),
        ),
      ),
    ),
  );

  // A paste into the empty box is meant to be read at once; into a text it is an edit like any other.
  let pastedWhole = false;
  box.addEventListener('paste', () => {
    pastedWhole = !box.value.trim() || box.selectionEnd - box.selectionStart === box.value.length;
  });
  box.addEventListener('input', () => {
    actions.open(box.value, {
      read: pastedWhole,
      keepEdits: !pastedWhole,
      name: pastedWhole ? '' : store.state.source.name,
    });
    pastedWhole = false;
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      actions.read();
    }
  });
  byId('prove').addEventListener('click', () => actions.openDialog('privacy'));
  byId('go').addEventListener('click', () => (box.value.trim() ? actions.read() : box.focus()));
  file.addEventListener('change', () => {
    if (file.files?.[0]) actions.openFile(file.files[0]);
    file.value = '';
  });

  // Text pasted while reading is the next article; the last one can be brought back.
  document.addEventListener('paste', (event) => {
    const target = /** @type {Element} */ (event.target);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (target.closest?.('input, textarea, select, dialog') || text.trim().length < 40) return;
    event.preventDefault();
    actions.startOver();
    actions.open(text, { read: true });
  });

  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files') && !event.dataTransfer?.types.includes('text/plain')) return;
    if (document.body.dataset.dragging === 'mark') return;
    event.preventDefault();
    document.body.dataset.dragging = 'file';
  });
  for (const end of ['dragleave', 'drop', 'dragend'])
    document.addEventListener(end, () => {
      if (document.body.dataset.dragging === 'file') delete document.body.dataset.dragging;
    });
  document.addEventListener('drop', (event) => {
    const dropped = event.dataTransfer?.files[0];
    const text = event.dataTransfer?.getData('text/plain');
    if (dropped) {
      event.preventDefault();
      actions.openFile(dropped);
    } else if (text && text.length > 40 && event.target !== box) {
      event.preventDefault();
      actions.open(text, { read: true });
    }
  });

  return (state, before) => {
    // Set only when it changes: it decides the style of the whole page.
    if (document.body.dataset.mode !== state.mode) document.body.dataset.mode = state.mode;
    if (state.source.text !== before.source.text && box.value !== state.source.text) box.value = state.source.text;
    if (state.model !== before.model || state.engine !== before.engine || state.source !== before.source) {
      const { model } = state;
      const found = model && [
        count(model.counts.person, 'person', 'people'),
        count(model.counts.place, 'place'),
        count(model.counts.date, 'date'),
        count(model.counts.quote, 'quote'),
      ];
      counts.textContent = found
        ? found.join(' · ')
        : state.engine.phase === 'working'
          ? 'Reading…'
          : state.engine.phase === 'loading'
            ? 'Getting ready…'
            : '';
    }
    if (state.mode !== before.mode && state.mode === 'write' && before.model) box.focus();
  };
}
