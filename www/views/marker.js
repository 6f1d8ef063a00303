// The bar that marks words the program has missed: it stands by the selection and offers the kinds.
import { byId, fill, h } from '../dom.js';
import { KINDS } from '../model/kinds.js';
import { rangeOf } from './related.js';
import { spanOf } from './walk.js';

/** @param {import("../actions.js").Actions} actions @param {import("../state.js").Store} store @returns {import("../state.js").View} */
export function marker(actions, store) {
  const root = byId('marker');
  const article = byId('article');
  /** @type {{start: number, end: number}|null} */
  let span = null;

  const hide = () => {
    if (root.matches(':popover-open')) root.hidePopover();
  };

  /** The selection inside the article without spaces, and without a comma that was swept in. */
  function selected() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed || store.state.plain) return null;
    const range = selection.getRangeAt(0);
    if (!article.contains(range.startContainer) || !article.contains(range.endContainer)) return null;
    const found = spanOf(article, range);
    if (!found) return null;
    const text = store.state.article.source.text.slice(found.start, found.end);
    const start = found.start + (/^[\s,;:.]*/.exec(text)?.[0].length ?? 0);
    const end = found.end - (/[\s,;:]*$/.exec(text)?.[0].length ?? 0);
    return start < end && end - start < 4000 ? { start, end } : null;
  }

  /** @param {boolean} [kinds] whether the kinds are offered at once; else they wait behind a button, beside Copy */
  function show(kinds = false) {
    span = selected();
    if (!span) return hide();
    const words = store.state.article.source.text.slice(span.start, span.end);
    const everywhere = /** @type {HTMLInputElement} */ (
      h('input', { type: 'checkbox', id: 'everywhere', checked: true })
    );
    const short = words.length <= 60 && !words.includes('\n');
    if (!kinds)
      fill(
        root,
        h(
          'p',
          { class: 'marker-row' },
          h('button', { type: 'button', 'data-key': 'copy', onclick: () => copy(words) }, 'Copy'),
          h(
            'button',
            {
              type: 'button',
              'data-key': 'mark',
              onclick: () => {
                show(true);
                root.querySelector('button')?.focus();
              },
            },
            'Mark as…',
          ),
        ),
      );
    else
      fill(
        root,
        h('p', { class: 'kicker' }, 'Mark as'),
        h(
          'div',
          { class: 'marker-kinds' },
          KINDS.filter(({ kind }) => short || kind === 'quote').map(({ kind, one }) =>
            h(
              'button',
              { type: 'button', class: `chip ${kind}`, onclick: () => add(kind, everywhere.checked && short) },
              h('span', { class: 'chip-name' }, one),
            ),
          ),
        ),
        short &&
          h('p', { class: 'marker-all' }, everywhere, h('label', { for: 'everywhere' }, 'everywhere in the text')),
      );
    if (!root.matches(':popover-open')) root.showPopover();
    const box = rangeOf(article, span)?.getBoundingClientRect();
    if (!box) return;
    root.style.insetInlineStart = `${Math.max(8, Math.min(box.left, innerWidth - root.offsetWidth - 8))}px`;
    root.style.insetBlockStart = `${Math.min(box.bottom + 10, innerHeight - root.offsetHeight - 8)}px`;
  }

  /** @param {string} words */
  async function copy(words) {
    hide();
    article.focus({ preventScroll: true });
    try {
      await navigator.clipboard.writeText(words);
      actions.say({ text: 'Copied.' });
    } catch {
      actions.say({ text: 'The browser doesn’t let this page copy. Press Ctrl and C instead.' });
    }
  }

  /** @param {import("../model/kinds.js").Kind} kind @param {boolean} all */
  function add(kind, all) {
    if (!span) return;
    const { start, end } = span;
    getSelection()?.removeAllRanges();
    hide();
    actions.mark(start, end, kind, all);
    byId('article').focus({ preventScroll: true });
  }

  let timer = 0;
  document.addEventListener('selectionchange', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (!root.contains(document.activeElement)) show();
    }, 250);
  });
  document.addEventListener('add-from-selection', () => {
    show(true);
    root.querySelector('button')?.focus();
  });
  article.addEventListener('keydown', (event) => {
    if (event.key === 'F10' && event.shiftKey && selected()) {
      event.preventDefault();
      show(true);
      root.querySelector('button')?.focus();
    }
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    hide();
    article.focus({ preventScroll: true });
  });
  addEventListener(
    'scroll',
    () => {
      if (!root.contains(document.activeElement)) hide();
    },
    { passive: true },
  );

  // This view comes late; words may have been selected before.
  timer = window.setTimeout(() => show());

  return (state, before) => {
    if (state.mode !== before.mode || state.article.source !== before.article.source) hide();
  };
}
