// The card of a mark: what it is, where else it stands, and why it is marked.
import { byId, count, fill, h } from '../dom.js';
import { about } from '../model/kinds.js';
import { FORMS, sayConfidence, sayDate, sayKind, sayResolution, sayRule, sayWarning } from '../model/say.js';
import { elementsOf, focusOf } from './marks.js';

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

  const back = () => {
    const { card: open, selected } = store.state;
    actions.closeCard();
    const key = open?.key ?? selected;
    if (key) focusOf(article, key)?.focus({ preventScroll: true });
  };
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      back();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (
      event.key === 'Escape' &&
      store.state.card &&
      !root.contains(document.activeElement) &&
      !article.contains(document.activeElement)
    )
      actions.closeCard();
  });
  document.addEventListener('pointerdown', (event) => {
    const target = /** @type {Element} */ (event.target);
    if (store.state.card?.pinned && !root.contains(target) && !target.closest('[data-keys]')) actions.closeCard();
  });
  const follow = () => {
    if (store.state.card) place(root, article, store.state.card.key);
  };
  addEventListener('scroll', follow, { passive: true });
  addEventListener('resize', follow, { passive: true });

  return (state, before) => {
    if (state.card === before.card && state.model === before.model && state.selected === before.selected) return;
    const item = state.card && state.model?.byKey.get(state.card.key);
    if (!item || !state.card) {
      if (root.matches(':popover-open')) root.hidePopover();
      return;
    }
    if (state.card !== before.card || state.model !== before.model) {
      root.className = `card ${item.kind}${state.card.pinned ? ' pinned' : ''}`;
      fill(root, contents(item, state, actions, back));
    }
    if (!root.matches(':popover-open')) root.showPopover();
    place(root, article, item.key);
    const opened =
      state.card.pinned &&
      (!before.card?.pinned || before.card.key !== state.card.key || before.card.correcting !== state.card.correcting);
    if (opened)
      /** @type {HTMLElement|null} */ (root.querySelector(state.card.correcting ? '[data-start]' : 'h3'))?.focus({
        preventScroll: true,
      });
  };
}

/** Puts the card below its mark, or above where there is more room; on a narrow screen it lies at the bottom. @param {HTMLElement} root @param {HTMLElement} article @param {string} key */
function place(root, article, key) {
  const box = (
    elementsOf(article, key).find((e) => !e.classList.contains('note')) ?? focusOf(article, key)
  )?.getClientRects()[0];
  if (innerWidth < 640 || !box) {
    root.dataset.at = 'bottom';
    root.style.insetInlineStart = root.style.insetBlockStart = '';
    return;
  }
  delete root.dataset.at;
  const { offsetWidth: w, offsetHeight: tall } = root;
  const below = box.bottom + 8 + tall < innerHeight || box.top < innerHeight / 2;
  const left = Math.max(12, Math.min(box.left - 16, innerWidth - w - 12));
  const top = below ? box.bottom + 8 : box.top - tall - 8;
  root.style.insetInlineStart = `${left}px`;
  root.style.insetBlockStart = `${Math.max(8, Math.min(top, innerHeight - tall - 8))}px`;
}

/** @param {Item} item @param {State} state @param {Actions} actions @param {() => void} back */
function contents(item, state, actions, back) {
  const pinned = state.card?.pinned ?? false;
  const others = pinned ? alsoHere(item, state) : [];
  return [
    h('p', { class: 'card-kind' }, h('span', { class: 'kicker' }, about(item.kind).one), kindMore(item)),
    h('h3', { class: 'card-name', tabindex: '-1' }, nameOf(item)),
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
  const t = state.source.text.slice(item.start, item.end);
  return t.length > 30 ? `${t.slice(0, 28)}…` : t;
};

/** @param {Item} item */
function nameOf({ entity, date, quote }) {
  if (entity) return entity.name;
  if (date) return sayDate(date);
  const speaker = quote?.speaker;
  return speaker ? (speaker.name ?? speaker.text) : 'No speaker named';
}

/** @param {Item} item */
function kindMore({ entity, mention, quote }) {
  if (quote) return `, ${sayKind(quote)}`;
  if (mention) return `, ${FORMS[mention.form]}${entity?.metonym ? ', a place that stands for its government' : ''}`;
  return '';
}

/** Other marks that cover the same words. @param {Item} item @param {State} state */
const alsoHere = (item, state) =>
  (state.model?.items ?? [])
    .filter(
      (other) =>
        other !== item &&
        other.start < item.end &&
        item.start < other.end &&
        (other.quote ? other.start <= item.start : true) &&
        !state.hidden.has(other.kind),
    )
    .slice(0, 4);

/** @param {Item} item @param {State} state @param {Actions} actions */
function facts(item, state, actions) {
  const { model } = state;
  if (item.entity && model) {
    const person = model.byEntity.get(item.entity.id);
    if (!person) return [];
    return [
      person.aliases.length > 0 && h('p', { class: 'card-aliases' }, 'also ', person.aliases.join(', ')),
      walkThrough(person.items, item, 'mention', actions),
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
      h('p', null, sayResolution(item.date, state.machine?.reference_date ?? null)),
      same.length > 1 && walkThrough(same, item, 'date', actions),
    ];
  }
  const quote = item.quote;
  if (!quote) return [];
  const voice = model?.voices.find((v) => v.quotes.includes(item));
  const asWritten = quote.speaker?.text && quote.speaker.text !== quote.speaker.name;
  return [
    asWritten && h('p', { class: 'card-aliases' }, `written as “${quote.speaker?.text}”`),
    quote.cue && h('p', null, 'Told by the word ', h('q', null, quote.cue.text), '.'),
    quote.repeats && h('p', null, 'The same quote stands earlier in the text and is counted there.'),
    quote.via && h('p', null, `Passed on by ${quote.via.name ?? quote.via.text}.`),
    voice && voice.quotes.length > 1 && walkThrough(voice.quotes, item, 'quote', actions),
    ...(quote.warnings ?? []).map((warning) => h('p', { class: 'warning' }, sayWarning(warning))),
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
      'Marked because of the rule ',
      h('span', { class: 'rule', title: source.rule }, sayRule(source.rule)),
      '; ',
      sayConfidence(source.confidence),
      '.',
    ),
  ];
}
