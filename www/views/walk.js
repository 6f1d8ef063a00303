// Pointer and keyboard in the article: hover, click, and walking from mark to mark.
import { h } from '../dom.js';
import { doubtsOf } from '../model/doubts.js';
import { KINDS } from '../model/kinds.js';
import { commandOf } from './keys.js';
import { focusOf, focusedMark } from './marks.js';
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
  const { hidden } = store.state;
  const { model } = store.state.article;
  const items = all.flatMap((key) => model?.byKey.get(key) ?? []).filter((item) => !hidden.has(item.kind));
  items.sort(
    (a, b) => Number(a.layer === 'quote') - Number(b.layer === 'quote') || a.end - a.start - (b.end - b.start),
  );
  return items[0] ?? null;
}

/** @param {HTMLElement} root @param {Actions} actions @param {Store} store */
export function listenToArticle(root, actions, store) {
  let timer = 0;
  /** @param {Item|null} item what the pointer is over; speech has its card at the margin note alone */
  const over = (item, note = false) => {
    const speech = item?.layer === 'quote' && !note;
    actions.hover(item && !speech ? item.key : null);
    actions.light(speech && item ? item.key : null);
  };
  root.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'mouse') return;
    const target = /** @type {Element} */ (event.target);
    const item = itemOf(store, target);
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (item && !String(getSelection())) over(item, Boolean(target.closest('.note')));
    }, COME);
  });
  root.addEventListener('pointerout', (event) => {
    const to = /** @type {Element|null} */ (event.relatedTarget);
    clearTimeout(timer);
    if (to && itemOf(store, to) && root.contains(to)) return;
    timer = window.setTimeout(() => over(null), GO);
  });
  const card = document.getElementById('card');
  card?.addEventListener('pointerenter', () => clearTimeout(timer));
  card?.addEventListener('pointerleave', () => {
    timer = window.setTimeout(() => over(null), GO);
  });

  root.addEventListener('click', (event) => {
    const target = /** @type {Element} */ (event.target);
    const item = itemOf(store, target);
    const link = target.closest('a');
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    if (link) event.preventDefault();
    clearTimeout(timer);
    if (String(getSelection())) return;
    if (item)
      actions.select(item.key, { card: item.layer !== 'quote' || Boolean(target.closest('.note')), close: true });
    else actions.select(null, { close: true });
  });

  root.addEventListener('focusin', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const key = target.dataset.focus?.split(' ')[0];
    if (key && key !== store.state.article.selected && target.matches(':focus-visible')) {
      actions.select(key);
      actions.hover(key);
    }
  });
  // A card that came with the focus goes with it.
  root.addEventListener('focusout', (event) => {
    const to = /** @type {Element|null} */ (event.relatedTarget);
    if (to && !root.contains(to) && !card?.contains(to)) actions.hover(null);
  });

  document.addEventListener('keydown', (event) => {
    const { state } = store;
    const target = /** @type {Element} */ (event.target);
    if (event.defaultPrevented || state.mode !== 'read' || target.closest('dialog')) return;
    const command = commandOf(event, state);
    if (!command || !worksAt(command, target)) return;
    const run = commands(root, actions, store)[command];
    if (!run) return;
    event.preventDefault();
    run();
  });

  // What is copied is the text as it was pasted: no tags, no margin notes.
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (!selection?.rangeCount || !event.clipboardData) return;
    const range = selection.getRangeAt(0);
    if (!root.contains(range.commonAncestorContainer)) return;
    const span = spanOf(root, range);
    if (!span) return;
    event.clipboardData.setData('text/plain', store.state.article.source.text.slice(span.start, span.end));
    event.preventDefault();
  });
}

/** What may be asked anywhere on the page, what in the card and the list of doubts, too. The rest is for the article. */
const ANYWHERE = new Set(['undo', 'redo', 'help', 'nextArticle', 'previousArticle']);
const NEAR = new Set([
  'next',
  'previous',
  'nextSame',
  'previousSame',
  'nextQuote',
  'nextDate',
  'nextDoubt',
  'accept',
  'correct',
  'merge',
  'reject',
  'hideAll',
  'find',
]);

/** Whether a command works where the focus is. @param {string} command @param {Element} target */
function worksAt(command, target) {
  const field = /** @type {HTMLInputElement|null} */ (target.closest('input, textarea, select'));
  if (field) {
    // Left to the browser, undo would go on to the box that the text was pasted into. What is typed in a field is undone there first.
    const typed = /^(text|search)$/.test(field.type) && field.value !== field.defaultValue;
    return (command === 'undo' || command === 'redo') && !typed;
  }
  if (ANYWHERE.has(command)) return true;
  if (target === document.body || target.closest('article')) return true;
  return NEAR.has(command) && Boolean(target.closest('#card, [data-queue]'));
}

/** Gives the focus to a mark or, where it is gone, to the one nearest to its place. @param {import("../model/model.js").Model|null} model @param {string} key */
export function focusNear(model, key) {
  const start = Number(key.split('-')[1]);
  /** @type {HTMLElement|null} */
  let best = focusOf(key);
  let least = Infinity;
  for (const item of best ? [] : (model?.items ?? [])) {
    const element = Math.abs(item.start - start) < least ? focusOf(item.key) : null;
    if (!element) continue;
    best = element;
    least = Math.abs(item.start - start);
  }
  (best ?? document.getElementById('article'))?.focus({ preventScroll: true });
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
  const { hidden, card } = store.state;
  const { model, selected } = store.state.article;
  const here = (card && model?.byKey.get(card.key)) || (selected ? model?.byKey.get(selected) : null);
  /** The list of doubts keeps the focus while it is gone through there. */
  const inQueue = Boolean(document.activeElement?.closest('[data-queue]'));

  /** @param {Item|undefined} item */
  const go = (item) => {
    if (!item) return;
    const open = card?.pinned;
    actions.select(item.key, { card: open });
    if (!inQueue && !open) focusOf(item.key)?.focus({ preventScroll: true });
  };
  /** @param {Item[]} items @param {1|-1} step */
  const walk = (items, step) => {
    const shown = items.filter((item) => !hidden.has(item.kind) && focusOf(item.key));
    if (!shown.length) return;
    const focused = focusedMark();
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

  const doubts = () => (model ? doubtsOf(model).filter(({ item }) => !hidden.has(item.kind)) : []);
  /** The doubt after the one that is selected, in the order of the list; the first where none is. */
  const nextDoubt = () => {
    const all = doubts();
    const at = all.findIndex(({ item }) => item === here);
    return all[(at + 1) % all.length];
  };

  return {
    next: () => walk(model?.items ?? [], 1),
    previous: () => walk(model?.items ?? [], -1),
    nextSame: () => walk(same, 1),
    previousSame: () => walk(same, -1),
    nextQuote: () => walk(model?.items.filter((i) => i.quote && i.quote.kind !== 'scare') ?? [], 1),
    nextDate: () => walk(model?.dates ?? [], 1),
    nextDoubt: () => (doubts().length ? go(nextDoubt()?.item) : actions.say({ text: 'Nothing is left to check.' })),
    accept: () => {
      if (!here) return;
      const next = nextDoubt()?.item;
      const on = next && next !== here ? next.key : here.key;
      actions.correct({ op: 'accept', layer: here.layer, at: actions.anchorOf(here) }, on, card);
      if (next && next !== here) go(next);
      else actions.say({ text: 'Nothing is left to check.' });
    },
    nextArticle: () => void actions.step(1),
    previousArticle: () => void actions.step(-1),
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
      const doubt = inQueue ? nextDoubt()?.item : null;
      const shown = model.items.filter((item) => !hidden.has(item.kind) && focusOf(item.key));
      const at = shown.indexOf(here);
      // The focus goes on to the next mark, so that the keys keep working.
      const next = doubt && doubt !== here ? doubt : (shown[at + 1] ?? shown[at - 1]);
      actions.correct({ op: 'reject', layer: here.layer, at: actions.anchorOf(here), all: false }, next?.key ?? null);
      if (!inQueue) (next ? focusOf(next.key) : root)?.focus({ preventScroll: true });
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
