// The legend: every kind with its mark and its count, each a switch that hides or shows it.
import { byId, fill, h } from '../dom.js';
import { KINDS } from '../model/kinds.js';

/** @param {import("../actions.js").Actions} actions @returns {import("../state.js").View} */
export function legend(actions) {
  const root = byId('legend');
  const next = /** @type {const} */ ({ first: 'all', all: 'none', none: 'first' });
  const tagWords = { first: 'Tags: first', all: 'Tags: all', none: 'Tags: none' };

  return (state, before) => {
    if (
      state.model === before.model &&
      state.hidden === before.hidden &&
      state.tags === before.tags &&
      state.plain === before.plain
    )
      return;
    const { model, hidden } = state;
    const present = model ? KINDS.filter(({ kind }) => model.counts[kind] > 0) : [];
    const anyShown = present.some(({ kind }) => !hidden.has(kind));
    fill(
      root,
      present.map(({ kind, many, about: what }) =>
        h(
          'button',
          {
            type: 'button',
            class: `chip ${kind}`,
            'data-key': kind,
            'aria-pressed': String(!hidden.has(kind)),
            title: `${many}: ${what}`,
            onclick: () => actions.toggle(kind),
          },
          h('span', { class: 'chip-name' }, many),
          ' ',
          h('span', { class: 'chip-count' }, model?.counts[kind]),
        ),
      ),
      present.length > 0 &&
        h(
          'span',
          { class: 'legend-end' },
          h(
            'button',
            {
              type: 'button',
              class: 'link',
              'data-key': 'hide',
              onclick: () => actions.hide(anyShown ? present.map((p) => p.kind) : []),
            },
            anyShown ? 'Hide all' : 'Show all',
          ),
          h(
            'button',
            {
              type: 'button',
              class: 'link',
              'data-key': 'tags',
              title: 'Where the small tags stand: at the first of each kind, at all, or nowhere',
              onclick: () => actions.setTags(next[state.tags]),
            },
            tagWords[state.tags],
          ),
        ),
    );
    root.hidden = state.plain || !present.length;
  };
}
