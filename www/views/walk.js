// Pointer and keyboard in the article: hover, click, and walking from mark to mark.
import { h } from '../dom.js';
import { KINDS } from '../model/kinds.js';
import { commandOf } from './keys.js';
import { focusOf } from './marks.js';
import { offsetOf } from './related.js';

/**
 * @typedef {import("../actions.js").Actions} Actions
 * @typedef {import("../model/model.js").Item} Item
 * @typedef {import("../state.js").Store} Store
 */

// The card waits this many milliseconds before it comes, and a little longer before it goes,
// so that it neither flickers nor runs away from the pointer.
const COME = 220;
const GO = 260;

/** The mark an element stands for: the shortest one, entities and dates before quotes. @param {Store} store @param {Element|null} element */
export function itemOf(store, element) {
  const marked = /** @type {HTMLElement|null} */ (element?.closest('[data-keys]'));
  const keys = marked?.dataset.focus?.split(' ') ?? [];
  const all = [...keys, ...(marked?.dataset.keys?.split(' ') ?? [])];
  const { model, hidden } = store.state;
  const items = all.flatMap((key) => model?.byKey.get(key) ?? []).filter((item) => !hidden.has(item.kind));
  items.sort(
    (a, b) => Number(a.layer === 'quote') - Number(b.layer === 'quote') || a.end - a.start - (b.end - b.start),
  );
  return items[0] ?? null;
}

/** @param {HTMLElement} root @param {Actions} actions @param {Store} store */
export function listenToArticle(root, actions, store) {
  let timer = 0;
  root.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'mouse') return;
    const target = /** @type {Element} */ (event.target);
    const item = itemOf(store, target);
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (item && !String(getSelection())) actions.hover(item.key);
    }, COME);
  });
  root.addEventListener('pointerout', (event) => {
    const to = /** @type {Element|null} */ (event.relatedTarget);
    clearTimeout(timer);
    if (to && itemOf(store, to) && root.contains(to)) return;
    timer = window.setTimeout(() => actions.hover(null), GO);
  });
  const card = document.getElementById('card');
  card?.addEventListener('pointerenter', () => clearTimeout(timer));
  card?.addEventListener('pointerleave', () => {
    timer = window.setTimeout(() => actions.hover(null), GO);
  });

  root.addEventListener('click', (event) => {
    const item = itemOf(store, /** @type {Element} */ (event.target));
    const link = /** @type {Element} */ (event.target).closest('a');
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    if (link) event.preventDefault();
    clearTimeout(timer);
    if (String(getSelection())) return;
    if (item) actions.select(item.key, { card: true });
    else actions.select(null, { close: true });
  });

  root.addEventListener('focusin', (event) => {
    const key = /** @type {HTMLElement} */ (event.target).dataset.focus?.split(' ')[0];
    if (key && key !== store.state.selected && /** @type {HTMLElement} */ (event.target).matches(':focus-visible')) {
      actions.select(key);
      actions.hover(key);
    }
  });

  root.addEventListener('keydown', (event) => {
    const { state } = store;
    const command = commandOf(event, state);
    if (!command) return;
    const run = commands(root, actions, store)[command];
    if (!run) return;
    event.preventDefault();
    run();
  });

  // Undo works from anywhere but a field; left to the browser it would undo the paste into the hidden box.
  document.addEventListener('keydown', (event) => {
    const { state } = store;
    const target = /** @type {Element} */ (event.target);
    if (event.defaultPrevented || state.mode !== 'read' || target.closest('input, textarea, select, dialog')) return;
    const command = commandOf(event, state);
    if (command !== 'undo' && command !== 'redo') return;
    event.preventDefault();
    actions[command]();
  });

  // What is copied is the text as it was pasted: no tags, no margin notes.
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (!selection?.rangeCount || !event.clipboardData) return;
    const range = selection.getRangeAt(0);
    if (!root.contains(range.commonAncestorContainer)) return;
    const span = spanOf(root, range);
    if (!span) return;
    event.clipboardData.setData('text/plain', store.state.source.text.slice(span.start, span.end));
    event.preventDefault();
  });
}

/** A link of a list to its mark. @param {Item} item @param {Actions} actions @param {Record<string, string>} more @param {...import("../dom.js").Child} children */
export const jump = (item, actions, more, ...children) =>
  h(
    'a',
    {
      href: `#${item.key}`,
      'data-key': item.key,
      ...more,
      onclick: (/** @type {Event} */ event) => {
        event.preventDefault();
        actions.closePanel();
        actions.select(item.key);
      },
    },
    ...children,
  );

/** The stretch of the text a DOM range covers. @param {HTMLElement} root @param {Range} range */
export function spanOf(root, range) {
  const words = [...root.querySelectorAll('.words')].filter((w) => range.intersectsNode(w));
  const first = words[0];
  const last = words[words.length - 1];
  if (!first || !last) return null;
  const start = first.contains(range.startContainer)
    ? offsetOf(range.startContainer, range.startOffset)
    : offsetOf(first, 0);
  const end = last.contains(range.endContainer)
    ? offsetOf(range.endContainer, range.endOffset)
    : offsetOf(last, last.childNodes.length);
  return start === null || end === null || end <= start ? null : { start, end };
}

/** @param {HTMLElement} root @param {Actions} actions @param {Store} store @returns {Record<string, () => void>} */
export function commands(root, actions, store) {
  const { model, hidden, selected, card } = store.state;
  const here = selected ? model?.byKey.get(selected) : null;

  /** @param {Item|undefined} item */
  const go = (item) => {
    if (!item) return;
    const open = card?.pinned;
    actions.select(item.key, { card: open });
    focusOf(root, item.key)?.focus({ preventScroll: true });
  };
  /** @param {Item[]} items @param {1|-1} step */
  const walk = (items, step) => {
    const shown = items.filter((item) => !hidden.has(item.kind) && focusOf(root, item.key));
    if (!shown.length) return;
    const focused = /** @type {HTMLElement|null} */ (document.activeElement)?.dataset?.focus?.split(' ')[0];
    const at = shown.findIndex((item) => item.key === (selected ?? focused));
    if (at < 0)
      return go(
        step > 0
          ? (shown.find((item) => !here || item.start > here.start) ?? shown[0])
          : ([...shown].reverse().find((item) => !here || item.start < here.start) ?? shown[0]),
      );
    go(shown[(at + step + shown.length) % shown.length]);
  };
  const same = here?.entity
    ? (model?.byEntity.get(here.entity.id)?.items ?? [])
    : (model?.items.filter((item) => item.layer === here?.layer) ?? []);

  return {
    next: () => walk(model?.items ?? [], 1),
    previous: () => walk(model?.items ?? [], -1),
    nextSame: () => walk(same, 1),
    previousSame: () => walk(same, -1),
    nextQuote: () => walk(model?.items.filter((i) => i.quote && i.quote.kind !== 'scare') ?? [], 1),
    nextDate: () => walk(model?.dates ?? [], 1),
    card: () => {
      if (here) actions.select(here.key, { card: true });
    },
    close: () => (card ? actions.closeCard() : actions.select(null)),
    correct: () => {
      if (here) actions.correctCard(true);
    },
    merge: () => {
      if (here) {
        actions.correctCard(true);
        document.getElementById('merge-into')?.focus();
      }
    },
    reject: () => {
      if (!here || !model) return;
      const shown = model.items.filter((item) => !hidden.has(item.kind) && focusOf(root, item.key));
      const at = shown.indexOf(here);
      actions.correct({ op: 'reject', layer: here.layer, at: actions.anchorOf(here), all: false });
      // The focus goes on to the next mark, so that the keys keep working.
      go(shown[at + 1] ?? shown[at - 1]);
      if (!shown[at + 1] && !shown[at - 1]) root.focus({ preventScroll: true });
    },
    undo: () => actions.undo(),
    redo: () => actions.redo(),
    hideAll: () => actions.hide(hidden.size ? [] : KINDS.map((k) => k.kind)),
    add: () => document.dispatchEvent(new CustomEvent('add-from-selection')),
    help: () => actions.openDialog('keys'),
    find: () => document.getElementById('find')?.focus(),
    ...Object.fromEntries(KINDS.slice(0, 9).map(({ kind }, i) => [`toggle${i + 1}`, () => actions.toggle(kind)])),
  };
}
