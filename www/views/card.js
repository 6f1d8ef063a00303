// The card of a mark: what it is, where else it stands, and why it is marked.
import { byId, count, fill, h } from '../dom.js';
import { about } from '../model/kinds.js';
import { byOf, sayBy } from '../model/model.js';
import {
  FORMS,
  capitalized,
  sayConfidence,
  sayDate,
  sayKind,
  sayResolution,
  sayRule,
  sayWarning,
} from '../model/say.js';
import { elementsOf, focusOf } from './marks.js';
import { focusNear } from './walk.js';

/**
 * @typedef {import("../model/model.js").Item} Item
 * @typedef {import("../state.js").State} State
 * @typedef {import("../actions.js").Actions} Actions
 */

/** @type {typeof import("./correct.js").correction|null} */
let form = null;
/** The form is loaded after the first article. */
export const loadForm = async () => {
  form = (await import('./correct.js')).correction;
};

/** @param {Actions} actions @param {import("../state.js").Store} store @returns {import("../state.js").View} */
export function card(actions, store) {
  const root = byId('card');
  const article = byId('article');
  /** Whether the card had the focus when it was drawn last; gone from the page it can't tell. */
  const hasFocus = () => root.contains(document.activeElement);

  const back = () => actions.closeCard();
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    // Escape leaves a form without what was typed into it, then the card.
    event.preventDefault();
    if (store.state.card?.correcting) actions.correctCard(false);
    else back();
  });
  document.addEventListener('keydown', (event) => {
    if (
      event.key === 'Escape' &&
      !event.defaultPrevented &&
      store.state.card &&
      !hasFocus() &&
      !article.contains(document.activeElement)
    )
      actions.closeCard();
  });
  document.addEventListener('pointerdown', (event) => {
    const target = /** @type {Element} */ (event.target);
    if (!store.state.card?.pinned || root.contains(target)) return;
    // What was typed is meant.
    root.querySelector('form')?.dispatchEvent(new CustomEvent('settle'));
    if (!target.closest('[data-keys]')) actions.closeCard();
  });
  const follow = () => {
    if (store.state.card) place(root, store.state.card.key);
  };
  addEventListener('scroll', follow, { passive: true });
  addEventListener('resize', follow, { passive: true });

  return (state, before) => {
    const now = state.article;
    if (state.card === before.card && now.model === before.article.model && now.selected === before.article.selected)
      return;
    const item = state.card && now.model?.byKey.get(state.card.key);
    const had = hasFocus();
    if (!item || !state.card) {
      if (root.matches(':popover-open')) root.hidePopover();
      if (had && before.card) focusNear(now.model, before.card.key);
      return;
    }
    if (state.card !== before.card || now.model !== before.article.model) {
      root.className = `card ${item.kind}${state.card.pinned ? ' pinned' : ''}`;
      fill(root, contents(item, state, actions, back));
    }
    const hidden = !root.matches(':popover-open');
    if (hidden) root.showPopover();
    const { pinned, correcting, key } = state.card;
    const moved = before.card?.key !== key;
    const opened = pinned && (!before.card?.pinned || before.card.correcting !== correcting || (moved && !correcting));
    place(root, key, pinned && (opened || hidden));
    if (opened || (had && !hasFocus()))
      /** @type {HTMLElement|null} */ (root.querySelector(correcting ? '[data-start]' : 'h3'))?.focus({
        preventScroll: true,
      });
  };
}

// The card keeps so many pixels from its mark, and from the edges of the window.
const NEAR = 8;
const EDGE = 12;

/**
 * Puts the card below its mark or above it, or beside the text, wherever it covers none of it; else it lies at the bottom
 * of the window and, when it has just come, the mark is brought up into sight.
 * @param {HTMLElement} root @param {string} key @param {boolean} [come]
 */
function place(root, key, come = false) {
  const pieces = elementsOf(key).filter((e) => !e.classList.contains('note'));
  const lines = pieces
    .flatMap((e) => [...e.getClientRects()])
    .filter((line) => line.bottom > 0 && line.top < innerHeight);
  const anchor = focusOf(key)?.getClientRects()[0] ?? lines[0];
  delete root.dataset.at;
  const { offsetWidth: w, offsetHeight: tall } = root;
  const isQuote = key.startsWith('quote');
  if (innerWidth >= 640 && anchor) {
    // A name may run over two lines; the card is about the first of them, as it opens there. Speech is covered nowhere.
    const box =
      isQuote && lines.length
        ? { top: Math.min(...lines.map((l) => l.top)), bottom: Math.max(...lines.map((l) => l.bottom)) }
        : anchor;
    const left = Math.max(EDGE, Math.min(anchor.left - 16, innerWidth - w - EDGE));
    const top =
      box.bottom + NEAR + tall < innerHeight
        ? box.bottom + NEAR
        : box.top - tall - NEAR > 0
          ? box.top - tall - NEAR
          : null;
    if (top !== null) return put(root, left, top);
    const right = Math.max(0, ...lines.map((l) => l.right)) + 2 * NEAR;
    if (right + w < innerWidth - EDGE)
      return put(root, right, Math.max(NEAR, Math.min(anchor.top, innerHeight - tall - NEAR)));
  }
  root.dataset.at = 'bottom';
  root.style.insetInlineStart = root.style.insetBlockStart = '';
  const under = isQuote
    ? ((lines[0] ?? anchor)?.bottom ?? 0)
    : Math.max(anchor?.bottom ?? 0, ...lines.map((l) => l.bottom));
  const over = innerHeight - root.offsetHeight - 2 * NEAR;
  if (come && under > over) scrollBy({ top: under - over + NEAR, behavior: 'instant' });
}

/** @param {HTMLElement} root @param {number} left @param {number} top */
function put(root, left, top) {
  root.style.insetInlineStart = `${left}px`;
  root.style.insetBlockStart = `${top}px`;
}

/** @param {Item} item @param {State} state @param {Actions} actions @param {() => void} back */
function contents(item, state, actions, back) {
  const pinned = state.card?.pinned ?? false;
  const others = pinned ? alsoHere(item, state) : [];
  return [
    h('p', { class: 'card-kind' }, h('span', { class: 'kicker' }, about(item.kind).one), kindMore(item, state)),
    h(
      'h3',
      { class: `card-name${item.quote && !byOf(item, state.article.model).known ? ' nobody' : ''}`, tabindex: '-1' },
      headOf(item, state),
    ),
    ...facts(item, state, actions),
    state.card?.correcting && form
      ? form(item, state, actions)
      : [
          ...why(item),
          pinned &&
            h(
              'p',
              { class: 'card-foot' },
              h(
                'button',
                { type: 'button', 'data-key': 'correct', onclick: () => actions.correctCard(true) },
                'Correct',
              ),
              h(
                'button',
                {
                  type: 'button',
                  'data-key': 'reject',
                  onclick: () =>
                    actions.correct({ op: 'reject', layer: item.layer, at: actions.anchorOf(item), all: false }, null),
                },
                'Not a mark',
              ),
              h(
                'button',
                { type: 'button', class: 'quiet', 'data-key': 'close', 'aria-label': 'Close', onclick: back },
                '✕',
              ),
            ),
        ],
    others.length > 0 &&
      h(
        'p',
        { class: 'card-also' },
        'Also here: ',
        others
          .map((other, i) => [
            i > 0 && ', ',
            h(
              'button',
              { type: 'button', class: 'link', onclick: () => actions.select(other.key, { card: true }) },
              `${about(other.kind).one} “${short(other, state)}”`,
            ),
          ])
          .flat(),
      ),
  ].flat();
}

/** @param {Item} item @param {State} state */
const short = (item, state) => {
  const t = state.article.source.text.slice(item.start, item.end);
  return t.length > 30 ? `${t.slice(0, 28)}…` : t;
};

/** @param {Item} item @param {State} state */
function headOf(item, state) {
  const { entity, date } = item;
  const { model } = state.article;
  if (entity) return model?.byEntity.get(entity.id)?.name ?? entity.name;
  return date ? sayDate(date) : sayBy(byOf(item, model)) || 'No speaker named';
}

/** @param {Item} item @param {State} state */
function kindMore(item, state) {
  const { mention, quote } = item;
  if (quote)
    return `, ${sayKind(quote)}${byOf(item, state.article.model).known || !quote.speaker ? '' : '; these words lead to nobody by name'}`;
  return mention ? `, ${FORMS[mention.form]}` : '';
}

/** Other marks that cover the same words. @param {Item} item @param {State} state */
const alsoHere = (item, state) =>
  (state.article.model?.items ?? [])
    .filter(
      (other) =>
        other !== item &&
        other.start < item.end &&
        item.start < other.end &&
        (other.quote ? other.start <= item.start : true) &&
        !state.hidden.has(other.kind),
    )
    .slice(0, 4);

const ASIDE = 'It stands in a part that is set aside, and counts nowhere.';

/** @param {Item} item @param {State} state @param {Actions} actions */
function facts(item, state, actions) {
  const { model } = state.article;
  const aside = item.aside && h('p', null, ASIDE);
  if (item.entity && model) {
    const person = model.byEntity.get(item.entity.id);
    if (!person) return [];
    return [
      person.aliases.length > 0 && h('p', { class: 'card-aliases' }, 'also ', person.aliases.join(', ')),
      aside || walkThrough(person.items, item, 'mention', actions),
      person.quotes.length > 0 &&
        h(
          'p',
          null,
          'Speaker of ',
          h(
            'button',
            { type: 'button', class: 'link', onclick: () => actions.select(person.quotes[0].key, { card: true }) },
            count(person.quotes.length, 'quote'),
          ),
          '.',
        ),
    ];
  }
  if (item.date) {
    const same = model?.dates.filter((other) => other.date?.value === item.date?.value && item.date?.value) ?? [];
    return [
      h(
        'p',
        { class: 'card-value' },
        h('code', null, item.date.value || 'no value'),
        item.date.mod && ` ${item.date.mod.toLowerCase().replace(/_/g, ' ')}`,
      ),
      h('p', null, sayResolution(item.date, state.article.machine?.reference_date ?? null)),
      aside || (same.length > 1 && walkThrough(same, item, 'date', actions)),
    ];
  }
  const quote = item.quote;
  if (!quote) return [];
  const by = byOf(item, model);
  const voice = model?.voices.find((v) => v.quotes.includes(item));
  const asWritten = quote.speaker?.text && by.known && quote.speaker.text !== by.name;
  return [
    asWritten && h('p', { class: 'card-aliases' }, `written as “${quote.speaker?.text}”`),
    quote.cue && h('p', null, 'Told by the word ', h('q', null, quote.cue.text), '.'),
    quote.repeats && h('p', null, 'The same quote stands earlier in the text and is counted there.'),
    aside,
    quote.via && h('p', null, `Passed on by ${quote.via.name ?? quote.via.text}.`),
    voice && voice.quotes.length > 1 && walkThrough(voice.quotes, item, 'quote', actions),
    ...(quote.warnings ?? [])
      .filter((code) => code !== 'no_speaker' || by.name)
      .map((code) => h('p', { class: 'warning' }, sayWarning(code))),
  ];
}

/** "3 of 13 mentions" with a step back and a step on. @param {Item[]} items @param {Item} item @param {string} what @param {Actions} actions */
function walkThrough(items, item, what, actions) {
  const at = items.indexOf(item);
  /** @param {1|-1} step */
  const go = (step) => actions.select(items[(at + step + items.length) % items.length].key, { card: true });
  if (items.length < 2) return h('p', { class: 'card-walk' }, `The only ${what}.`);
  return h(
    'p',
    { class: 'card-walk' },
    h('button', { type: 'button', 'data-key': 'back', 'aria-label': `Previous ${what}`, onclick: () => go(-1) }, '‹'),
    h('span', null, `${at + 1} of ${items.length} ${what}s`),
    h('button', { type: 'button', 'data-key': 'on', 'aria-label': `Next ${what}`, onclick: () => go(1) }, '›'),
  );
}

/** Why is this marked? @param {Item} item */
function why({ mention, date, quote }) {
  const source = mention ?? date ?? quote;
  if (!source) return [];
  if (source.rule === 'by hand') return [h('p', { class: 'card-why' }, 'Marked by you.')];
  return [
    h(
      'p',
      { class: 'card-why' },
      h('span', { class: 'rule', title: `rule ${source.rule}` }, sayRule(source.rule)),
      source.checked ? ' You found it right.' : ` ${capitalized(sayConfidence(source.confidence))}.`,
    ),
  ];
}
