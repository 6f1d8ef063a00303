// The day that the article is read from, as a button beside the legend, and a word where the text isn't English.
import { byId, fill, h } from '../dom.js';
import { looksEnglish } from '../model/language.js';
import { day, sayShort, sayValue } from '../model/say.js';

/** @returns {import("../state.js").View} */
export function about() {
  const root = byId('about');
  return (state, before) => {
    const { machine, source } = state.article;
    if (machine === before.article.machine && source === before.article.source) return;
    const reference = machine?.reference_date ?? null;
    const known = reference && day(reference.value);
    // A dateline may name a day and no year.
    const said = known ? sayShort(reference.value) : reference ? sayValue(reference.value) : 'Day not known';
    fill(
      root,
      machine && [
        h(
          'button',
          {
            type: 'button',
            class: `day-button${known ? '' : ' unknown'}`,
            id: 'day-button',
            'data-key': 'day',
            popovertarget: 'day',
            title: 'The day that the article is read from',
          },
          h('span', { class: 'unseen' }, 'Read from: '),
          said,
          h('span', { class: 'caret', 'aria-hidden': 'true' }, '▾'),
        ),
        !looksEnglish(source.text) &&
          h(
            'p',
            { class: 'warning' },
            'This doesn’t look like English. Rubricator reads English only, so take its marks with care.',
          ),
      ],
    );
  };
}
