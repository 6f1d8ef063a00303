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

  // A paste into the empty box, or over all that is in it, is another article, to be read at once; else it is an edit like any other.
  let pastedWhole = false;
  box.addEventListener('paste', () => {
    pastedWhole = !box.value.trim() || box.selectionEnd - box.selectionStart === box.value.length;
  });
  box.addEventListener('input', () => {
    const { mode, article } = store.state;
    // The browser may undo in a box that is out of sight.
    if (mode === 'read') box.value = article.source.text;
    else if (pastedWhole && box.value.trim()) actions.pasteOver(box.value);
    else actions.type(box.value);
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
    const chosen = [...(file.files ?? [])];
    file.value = '';
    if (chosen.length) void actions.openFiles(chosen);
  });

  byId('leave').addEventListener('click', () => actions.leaveText());

  // Text pasted while reading is another article.
  document.addEventListener('paste', (event) => {
    const target = /** @type {Element} */ (event.target);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (target.closest?.('input, textarea, select, dialog') || text.trim().length < 40) return;
    event.preventDefault();
    actions.add(text);
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
    const dropped = [...(event.dataTransfer?.files ?? [])];
    const text = event.dataTransfer?.getData('text/plain');
    if (dropped.length) {
      event.preventDefault();
      void actions.openFiles(dropped);
    } else if (text && text.length > 40 && event.target !== box) {
      event.preventDefault();
      actions.add(text);
    }
  });

  return (state, before) => {
    // Set only when it changes: it decides the style of the whole page.
    if (document.body.dataset.mode !== state.mode) document.body.dataset.mode = state.mode;
    if (state.article.source.text !== before.article.source.text && box.value !== state.article.source.text)
      box.value = state.article.source.text;
    if (
      state.article.model !== before.article.model ||
      state.engine !== before.engine ||
      state.article.source !== before.article.source
    ) {
      const { model } = state.article;
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
    byId('leave').hidden = !state.article.before;
    const emptied = state.article.id !== before.article.id && before.articles.includes(before.article);
    if (state.mode === 'write' && (emptied || (state.mode !== before.mode && before.article.model))) {
      box.focus();
      // A text is edited from its beginning, not from its end.
      box.setSelectionRange(0, 0);
      box.scrollTop = 0;
    }
  };
}
