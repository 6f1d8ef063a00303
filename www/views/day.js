// The day that an article is read from: why that one, others that it may be, and a field for any other.
import { byId, fill, h } from '../dom.js';
import { day, sayDay, sayReference, sayValue } from '../model/say.js';
import { close, drop } from './drop.js';

/** @typedef {import("../state.js").State} State */

/** Days that the text offers, with the words that speak for each. None is taken by itself. @param {State} state @param {import("../actions.js").Actions} actions @returns {HTMLElement|false} */
export function candidates(state, actions) {
  const { machine, source, reference } = state.article;
  const all = machine?.reference_date?.candidates ?? machine?.reference_candidates ?? [];
  const offered = all.filter(({ value }) => value !== (reference ?? machine?.reference_date?.value) && day(value));
  if (!offered.length) return false;
  return h(
    'ul',
    { class: 'candidates' },
    offered.map(({ value, start, end, why }) =>
      h(
        'li',
        null,
        h(
          'button',
          {
            type: 'button',
            class: 'candidate',
            'data-key': `candidate-${start}-${value}`,
            onclick: () => actions.setReference(value),
          },
          h('span', { class: 'candidate-day' }, sayDay(value)),
          h('span', { class: 'candidate-words' }, around(source.text, start, end)),
          why && h('span', { class: 'candidate-why' }, why),
        ),
      ),
    ),
  );
}

/** The words of a place with some on either side. @param {string} text @param {number} start @param {number} end @param {number} [room] in UTF-16 units */
export function around(text, start, end, room = 46) {
  const before =
    text
      .slice(Math.max(0, start - room), start)
      .split('\n')
      .pop() ?? '';
  const after = text.slice(end, end + room).split('\n')[0];
  return [
    (before.length >= room ? `…${before.slice(before.indexOf(' ') + 1)}` : before).trimStart(),
    h('b', null, text.slice(start, end)),
    after.length >= room ? `${after.slice(0, Math.max(0, after.lastIndexOf(' ')))}…` : after,
  ];
}

/** @param {import("../actions.js").Actions} actions @param {import("../state.js").Store} store @returns {import("../state.js").View} */
export function dayOf(actions, store) {
  const root = byId('day');

  const draw = () => {
    const { state } = store;
    const { machine, reference } = state.article;
    const found = machine?.reference_date ?? null;
    const known = found && day(found.value);
    const input = /** @type {HTMLInputElement} */ (
      h('input', {
        type: 'date',
        id: 'reference',
        'data-key': 'reference',
        min: '1000-01-01',
        max: '9999-12-31',
        value: reference ?? (known ? found.value.slice(0, 10) : ''),
        // A year half typed (0002) is not a date to read from yet.
        onchange: () => {
          if (!input.value || +input.value.slice(0, 4) > 999) void actions.setReference(input.value || null);
        },
      })
    );
    const offered = candidates(state, actions);
    const evidence = found?.evidence;
    fill(
      root,
      h('h2', { class: 'kicker' }, 'Read from'),
      known
        ? h('p', { class: 'day-now' }, h('time', { datetime: found.value }, sayDay(found.value)))
        : h('p', { class: 'day-now none-yet' }, found ? sayValue(found.value) : 'no day'),
      h(
        'p',
        { class: 'day-why' },
        found
          ? found.source !== 'option' && evidence
            ? [
                sayReference({ ...found, evidence: undefined }),
                ': ',
                h(
                  'button',
                  {
                    type: 'button',
                    class: 'link',
                    'data-key': 'evidence',
                    onclick: () => {
                      close('day');
                      actions.showPlace(evidence);
                    },
                  },
                  `“${evidence.text.trim()}”`,
                ),
              ]
            : sayReference(found)
          : 'The text doesn’t say from which day it speaks, so “Wednesday” or “last month” have no date yet.',
      ),
      found &&
        !known &&
        h('p', { class: 'day-why' }, 'No year is named, so “Wednesday” or “last month” have no date yet.'),
      offered && [h('h3', { class: 'day-head' }, known ? 'It may also be' : 'It may be'), offered],
      h(
        'p',
        { class: 'field day-field' },
        h('label', { for: 'reference' }, known ? 'Change the day' : 'Say when it was written'),
        input,
      ),
      reference &&
        h(
          'p',
          null,
          h(
            'button',
            { type: 'button', class: 'link', 'data-key': 'auto', onclick: () => actions.setReference(null) },
            'Take it from the text',
          ),
        ),
    );
  };
  const again = drop('day', draw);
  return (state, before) =>
    again(state.article.machine !== before.article.machine || state.article.reference !== before.article.reference);
}
