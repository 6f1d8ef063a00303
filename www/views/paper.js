// What is printed after the article: all the lists, made when the printing begins and taken away after it.
import { byId, fill, h } from '../dom.js';
import { people } from './people.js';
import { timeline } from './timeline.js';
import { voices } from './voices.js';

/** @param {import("../actions.js").Actions} actions @param {import("../state.js").Store} store */
export function paper(actions, store) {
  const root = byId('paper');
  addEventListener('beforeprint', () => {
    const { state } = store;
    if (!state.article.model || state.plain) return;
    fill(
      root,
      [
        ['People & more', people],
        ['Timeline', timeline],
        ['Voices', voices],
      ].map(([name, list]) =>
        h(
          'section',
          { class: 'paper-list' },
          h('h2', null, String(name)),
          /** @type {import("./panel.js").List} */ (list)(state, actions, ''),
        ),
      ),
    );
    // Nothing waits behind a button on paper.
    for (let more; (more = root.querySelector('button.more-rows'));) /** @type {HTMLElement} */ (more).click();
  });
  addEventListener('afterprint', () => fill(root));
}
