// What a reader should check: warnings, days it may be written on, the least sure marks, and the corrections made so far.
import { count, fold, h } from '../dom.js';
import { doubtsOf } from '../model/doubts.js';
import { KINDS, about } from '../model/kinds.js';
import { byOf, sayBy } from '../model/model.js';
import { sayConfidence, sayDate, sayKind } from '../model/say.js';
import { locate } from '../model/anchors.js';
import { around, candidates } from './day.js';
import { keyFor } from './keys.js';
import { jump } from './walk.js';

/**
 * @typedef {import("../model/corrections.js").Edit} Edit
 * @typedef {import("../model/doubts.js").Doubt} Doubt
 * @typedef {import("../state.js").State} State
 * @typedef {import("../actions.js").Actions} Actions
 */

// More doubts than this wait behind a button.
const MANY = 60;

/** @type {import("./panel.js").List} */
export function check(state, actions) {
  const { model, machine, edits, reference } = state.article;
  if (!model) return [];
  const doubts = doubtsOf(model);
  const warnings = (machine?.warnings ?? []).filter(({ code }) => code !== 'no_reference_date');
  const days = !reference && !machine?.reference_date && candidates(state, actions);
  return [
    warnings.length > 0 &&
      section(
        'Warnings',
        h(
          'ul',
          { class: 'warnings' },
          warnings.map((one) => warning(one, state, actions)),
        ),
      ),
    days && section('The day of writing', h('p', { class: 'sorter' }, 'No day is known to read from. It may be'), days),
    section(
      'The least sure marks',
      doubts.length
        ? [
            h(
              'p',
              { class: 'sorter' },
              h('kbd', null, keyFor(state, 'accept')),
              ' right, on to the next · ',
              h('kbd', null, keyFor(state, 'nextDoubt')),
              ' next · ',
              h('kbd', null, keyFor(state, 'reject')),
              ' not a mark',
            ),
            h(
              'ol',
              { class: 'doubts', 'data-queue': '' },
              fold(doubts, MANY, (doubt) => row(doubt, state, actions)),
            ),
          ]
        : [h('p', { class: 'none' }, 'Nothing is left to check.')],
    ),
    section(
      'Your corrections',
      edits.done.length
        ? h(
            'ol',
            { class: 'edits' },
            edits.done.map((edit) => correction(edit, state, actions)),
          )
        : h(
            'p',
            { class: 'none' },
            'None yet. Open the card of any mark to correct it, or select words in the text to mark them.',
          ),
      earlier(state, actions),
    ),
    byWords(state, actions),
  ].flat();
}

/** @param {string} name @param {...(import("../dom.js").Child|import("../dom.js").Child[])} children */
const section = (name, ...children) =>
  h('section', { class: 'check' }, h('h3', { class: 'group-name' }, name), ...children);

/** @param {{code: string, message: string, start?: number, end?: number}} one @param {State} state @param {Actions} actions */
function warning({ message, start, end }, state, actions) {
  const at = start === undefined || end === undefined ? null : { start, end };
  return h(
    'li',
    { class: 'warning' },
    message,
    at && [
      ' ',
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          'data-key': `warning-${at.start}`,
          onclick: () => {
            actions.closePanel();
            actions.showPlace(at);
          },
        },
        'Show',
      ),
    ],
  );
}

/** @param {Doubt} doubt @param {State} state @param {Actions} actions */
function row({ item, sure, why }, state, actions) {
  const { model, source } = state.article;
  const { quote, date, entity } = item;
  const as =
    quote && quote.kind === 'scare'
      ? sayKind(quote)
      : quote
        ? `quote${sayBy(byOf(item, model)) ? `, ${sayBy(byOf(item, model))}` : ''}`
        : date
          ? sayDate(date)
          : `${about(item.kind).one}${entity && entity.name !== item.mention?.text ? `, ${model?.byEntity.get(entity.id)?.name ?? entity.name}` : ''}`;
  const at = actions.anchorOf(item);
  const named = `“${source.text.slice(item.start, item.end).slice(0, 40)}”`;
  /** What stays chosen when this one is done is the next, so that the list is a queue. @param {Edit} edit */
  const done = (edit) => {
    const all = model ? doubtsOf(model) : [];
    const next = all[all.findIndex((one) => one.item === item) + 1] ?? all[0];
    actions.correct(edit, next && next.item !== item ? next.item.key : null);
  };
  const words = quote
    ? [quote.text.length > 130 ? `${quote.text.slice(0, 128).replace(/\s\S*$/, '')}…` : quote.text]
    : around(source.text, item.start, item.end, 38);
  return h(
    'li',
    { class: `doubt ${item.kind}`, 'data-row': item.key },
    jump(item, actions, { class: 'doubt-link' }, ...words),
    h('p', { class: 'doubt-as' }, h('span', { class: 'doubt-kind' }, as), `, ${sayConfidence(sure)}. `, why),
    h(
      'p',
      { class: 'doubt-do' },
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          'data-key': `right-${item.key}`,
          'aria-label': `Right: ${named}`,
          onclick: () => done({ op: 'accept', layer: item.layer, at }),
        },
        'Right',
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          'data-key': `wrong-${item.key}`,
          'aria-label': `Not a mark: ${named}`,
          onclick: () => done({ op: 'reject', layer: item.layer, at, all: false }),
        },
        'Not a mark',
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          'data-key': `change-${item.key}`,
          'aria-label': `Correct: ${named}`,
          onclick: () => {
            actions.closePanel();
            actions.correctCard(true, item.key);
          },
        },
        'Correct',
      ),
    ),
  );
}

/** An edit in words. @param {Edit} edit */
export function sayEdit(edit) {
  const it = `“${edit.at.exact.length > 60 ? `${edit.at.exact.slice(0, 57)}…` : edit.at.exact}”`;
  switch (edit.op) {
    case 'kind':
      return `${it} is ${/^[aeio]/.test(edit.kind) ? 'an' : 'a'} ${edit.kind}`;
    case 'name':
      return `${it} is called ${edit.name}`;
    case 'bounds':
      return `${it} is really “${edit.to.exact.slice(0, 60)}”`;
    case 'reject':
      return `${it} is not a mark${edit.all ? ', nor are the same words elsewhere' : ''}`;
    case 'accept':
      return `${it} is right`;
    case 'merge':
      return `${it} is the same as “${edit.into.exact}”`;
    case 'split':
      return `${it} is someone or something else`;
    case 'speaker':
      return `${it} ${edit.all ? 'and all else of this voice ' : ''}${edit.name ? `was said by ${edit.name}` : 'has no speaker'}`;
    case 'value':
      return `${it} means ${edit.words ?? edit.value}`;
    case 'add':
      return `${it} added as ${edit.kind}`;
  }
}

/** @param {Edit} edit @param {State} state @param {Actions} actions */
function correction(edit, state, actions) {
  const lost = state.article.lost.includes(edit);
  const start = lost ? null : locate(state.article.source.text, edit.at);
  const place = start === null ? null : { start, end: start + edit.at.exact.length };
  return h(
    'li',
    { class: lost ? 'lost' : '' },
    h('span', null, sayEdit(edit), lost && h('span', { class: 'warning' }, ' This place is no longer in the text.')),
    h(
      'span',
      { class: 'edit-do' },
      place &&
        h(
          'button',
          {
            type: 'button',
            class: 'link',
            'data-key': `show-${edit.op}-${edit.at.start}`,
            'aria-label': `Show: ${sayEdit(edit)}`,
            onclick: () => {
              actions.closePanel();
              actions.showPlace(place);
            },
          },
          'Show',
        ),
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          'data-key': `back-${edit.op}-${edit.at.start}`,
          'aria-label': `Take back: ${sayEdit(edit)}`,
          onclick: () => actions.takeBack(edit),
        },
        'Take back',
      ),
    ),
  );
}

/** Texts as they were before they were edited. @param {State} state @param {Actions} actions */
function earlier(state, actions) {
  const all = state.article.earlier;
  return (
    all.length > 0 && [
      h(
        'p',
        { class: 'sorter' },
        `You edited the text; ${all.length === 1 ? 'the one before is' : `${all.length} before are`} still here.`,
      ),
      h(
        'ul',
        { class: 'edits' },
        [...all]
          .reverse()
          .map((one, i) =>
            h(
              'li',
              null,
              h(
                'span',
                null,
                `“${one.text.trim().slice(0, 50).replace(/\s+/g, ' ')}…”, ${count(one.text.length, 'letter')}${one.edits.done.length ? `, ${count(one.edits.done.length, 'correction')}` : ''}`,
              ),
              h(
                'span',
                { class: 'edit-do' },
                h(
                  'button',
                  { type: 'button', class: 'link', 'data-key': `text-${i}`, onclick: () => actions.takeText(one) },
                  'Take it again',
                ),
              ),
            ),
          ),
      ),
    ]
  );
}

/** Marks words by typing them, for those who can't or won't select text. @param {State} state @param {Actions} actions */
function byWords(state, actions) {
  const words = /** @type {HTMLInputElement} */ (
    h('input', { type: 'text', id: 'mark-words', 'data-key': 'mark-words', autocomplete: 'off', required: true })
  );
  const kind = /** @type {HTMLSelectElement} */ (
    h(
      'select',
      { id: 'mark-kind', 'data-key': 'mark-kind' },
      KINDS.map((k) => h('option', { value: k.kind }, k.one)),
    )
  );
  return h(
    'form',
    {
      class: 'by-words',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const start = state.article.source.text.indexOf(words.value.trim());
        if (!words.value.trim() || start < 0) return actions.say({ text: 'These words are not in the text.' });
        actions.mark(
          start,
          start + words.value.trim().length,
          /** @type {import("../model/kinds.js").Kind} */ (kind.value),
          kind.value !== 'quote',
        );
      },
    },
    h('h3', { class: 'group-name' }, 'Mark words that were missed'),
    h('p', { class: 'field' }, h('label', { for: 'mark-words' }, 'Words'), words),
    h('p', { class: 'field' }, h('label', { for: 'mark-kind' }, 'Kind'), kind),
    h('p', { class: 'card-foot' }, h('button', { type: 'submit' }, 'Mark them')),
  );
}
