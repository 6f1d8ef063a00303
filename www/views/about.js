// The line above the article: which day it is read from, why that day, and a way to change it.
import { byId, fill, h } from '../dom.js';
import { looksEnglish } from '../model/language.js';
import { day, sayDay, sayReference, sayShort } from '../model/say.js';

// So many UTF-16 units are the top of a text.
const TOP = 200;

/** @param {import("../actions.js").Actions} actions @returns {import("../state.js").View} */
export function about(actions) {
  const root = byId('about');
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      type: 'date',
      id: 'reference',
      'data-key': 'reference',
      min: '1000-01-01',
      max: '9999-12-31',
      // A year half typed (0002) is not a date to read from yet.
      onchange: () => {
        if (!input.value || +input.value.slice(0, 4) > 999) actions.setReference(input.value || null);
      },
    })
  );

  return (state, before) => {
    if (state.model === before.model && state.reference === before.reference) return;
    const reference = state.machine?.reference_date ?? null;
    const value = state.reference ?? (reference && day(reference.value) ? reference.value.slice(0, 10) : '');
    if (input.value !== value) input.value = value;
    // A date above everything may be the day the page was saved on: it is offered, not taken.
    const guess = reference
      ? null
      : state.model?.dates.find(({ start, date }) => start < TOP && /^\d{4}-\d\d-\d\d$/.test(date?.value ?? ''))?.date;
    const why = reference
      ? [h('time', { datetime: reference.value }, sayDay(reference.value)), ', ', sayReference(reference)]
      : ['no day: the text doesn’t say from which it speaks, so “Wednesday” or “last month” have no date yet'];
    fill(
      root,
      state.machine &&
        [
          h(
            'p',
            { class: 'reference' },
            h('span', { class: 'kicker' }, 'Read from'),
            ' ',
            h('span', { class: 'reference-why' }, why),
          ),
          h(
            'p',
            { class: 'reference-set' },
            h('label', { for: 'reference' }, reference ? 'Change the day' : 'Say when it was written'),
            ' ',
            input,
            guess && [
              ' ',
              h(
                'button',
                {
                  type: 'button',
                  class: 'link',
                  'data-key': 'guess',
                  onclick: () => actions.setReference(guess.value),
                },
                `Take ${sayShort(guess.value)}, which stands at its top`,
              ),
            ],
            state.reference && [
              ' ',
              h(
                'button',
                { type: 'button', class: 'link', 'data-key': 'auto', onclick: () => actions.setReference(null) },
                'Take it from the text',
              ),
            ],
          ),
          !looksEnglish(state.source.text) &&
            h(
              'p',
              { class: 'warning' },
              'This doesn’t look like English. Rubricator reads English only, so take its marks with care.',
            ),
          (state.machine.warnings ?? [])
            .filter((warning) => warning.start === undefined && warning.code !== 'no_reference_date')
            .map((warning) => h('p', { class: 'warning' }, warning.message)),
        ].flat(),
    );
  };
}
