// The legend: every kind with its mark and its count, each a switch that hides or shows it. All keep their place, found or not.
import { byId, fill, h } from '../dom.js';
import { KINDS } from '../model/kinds.js';

/** @param {import("../actions.js").Actions} actions @returns {import("../state.js").View} */
export function legend(actions) {
  const root = byId('legend');

  return (state, before) => {
    const { model } = state.article;
    if (model === before.article.model && state.hidden === before.hidden && state.plain === before.plain) return;
    fill(
      root,
      KINDS.map(({ kind, many, about: what }, i) => {
        const found = model?.counts[kind] ?? 0;
        return h(
          'button',
          {
            type: 'button',
            class: `chip ${kind}${found ? '' : ' absent'}`,
            'data-key': kind,
            'aria-pressed': String(!state.hidden.has(kind)),
            title: `${many}: ${what} (key ${i + 1})`,
            onclick: () => actions.toggle(kind),
          },
          h('span', { class: 'chip-name' }, many),
          ' ',
          h('span', { class: 'chip-count' }, found),
        );
      }),
    );
    root.hidden = state.plain || !model;
  };
}
