// The tray: the articles that are open, a way to each, and those that were closed.
import { byId, count, fill, h } from '../dom.js';
import { sayShort } from '../model/say.js';
import { MOST_ARTICLES } from '../state.js';
import { close, drop } from './drop.js';
import { keyFor } from './keys.js';

/** @typedef {import("../state.js").Article} Article */

/** @param {import("../actions.js").Actions} actions @param {import("../state.js").Store} store @returns {import("../state.js").View} */
export function tray(actions, store) {
  const root = byId('tray');
  /** @param {() => unknown} run */
  const leaving = (run) => () => {
    close('tray');
    run();
  };

  /** @param {Article} article @param {number} at */
  const row = (article, at) => {
    const current = article.id === store.state.article.id;
    const day = article.reference ?? article.machine?.reference_date?.value ?? '';
    const facts = [
      day && sayShort(day),
      article.model
        ? `${count(article.model.quotes.length, 'quote')}, ${count(article.model.counts.person, 'person', 'people')}`
        : 'not read yet',
      article.edits.done.length && count(article.edits.done.length, 'correction'),
    ];
    return h(
      'li',
      { class: current ? 'now' : '' },
      h(
        'button',
        {
          type: 'button',
          class: 'tray-go',
          'data-key': `go-${article.id}`,
          'aria-current': current && 'true',
          onclick: leaving(() => actions.goTo(article.id)),
        },
        h('span', { class: 'tray-title' }, article.title || `Article ${at + 1}`),
        h('span', { class: 'tray-facts' }, facts.filter(Boolean).join(' · ')),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          'data-key': `close-${article.id}`,
          'aria-label': `Close “${article.title}”`,
          title: 'Close; it can be brought back',
          onclick: () => actions.close(article.id),
        },
        '✕',
      ),
    );
  };

  const draw = () => {
    const { articles, closed } = store.state;
    const shown = articles.filter((one) => one.source.text.trim());
    const [back, on] = [keyFor(store.state, 'previousArticle'), keyFor(store.state, 'nextArticle')];
    fill(
      root,
      h('ol', { class: 'tray-list' }, shown.map(row)),
      h(
        'p',
        { class: 'drop-foot' },
        h(
          'button',
          {
            type: 'button',
            'data-key': 'add',
            'aria-disabled': String(shown.length >= MOST_ARTICLES),
            onclick: leaving(actions.startOver),
          },
          'Add an article',
        ),
        shown.length > 1 &&
          h('span', { class: 'drop-hint' }, h('kbd', null, back), ' ', h('kbd', null, on), ' go back and on'),
      ),
      closed.length > 0 && [
        h('h2', { class: 'kicker' }, 'Closed'),
        h(
          'ul',
          { class: 'tray-list' },
          [...closed].reverse().map((one) =>
            h(
              'li',
              null,
              h(
                'button',
                {
                  type: 'button',
                  class: 'tray-go',
                  'data-key': `reopen-${one.id}`,
                  title: 'Bring it back',
                  onclick: leaving(() => actions.reopen(one.id)),
                },
                h('span', { class: 'tray-title' }, one.title),
                h('span', { class: 'tray-facts' }, 'Bring it back'),
              ),
            ),
          ),
        ),
      ],
    );
  };
  const again = drop('tray', draw);
  return (state, before) => again(state.articles !== before.articles || state.closed !== before.closed);
}
