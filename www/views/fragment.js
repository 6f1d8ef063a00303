// Keeps the address in step with what is selected: `#entity-18-32`, or `#sample-2/entity-18-32` for a sample.
import { later } from '../dom.js';
import { SAMPLES } from '../samples.js';

/** @param {import("../state.js").Store} store @param {import("../actions.js").Actions} actions */
export function linkToFragment(store, actions) {
  let written = '';
  let callOff = () => {};

  /** @param {import("../state.js").State} state */
  const fragmentOf = ({ article: { source, selected }, mode }) => {
    if (mode !== 'read') return '';
    const parts = [source.sample === null ? '' : `sample-${source.sample + 1}`, selected ?? ''].filter(Boolean);
    return parts.length ? `#${parts.join('/')}` : '';
  };

  const follow = () => {
    const asked = location.hash;
    if (asked === written) return;
    const found = /^#(?:sample-(\d+))?\/?((?:entity|date|quote)-\d+-\d+)?$/.exec(asked);
    if (!found) return;
    const sample = found[1] ? Number(found[1]) - 1 : null;
    const selected = found[2] ?? null;
    if (sample !== null && SAMPLES[sample] && store.state.article.source.sample !== sample)
      actions.openSample(sample, selected);
    else if (selected && store.state.article.model?.byKey.has(selected)) actions.select(selected, { card: false });
  };

  addEventListener('hashchange', follow);
  follow();
  store.show((state, before) => {
    if (
      state.article.selected === before.article.selected &&
      state.article.source === before.article.source &&
      state.mode === before.mode &&
      before.article.model
    )
      return;
    const fragment = fragmentOf(state);
    callOff();
    // A link to a sample that is still loading is left alone.
    if (
      fragment === location.hash ||
      (!state.article.model && state.article.source.text) ||
      (state.article.source === before.article.source && !before.article.model && !state.article.model)
    )
      return;
    written = fragment;
    // In its own time: browsers take a while over it where a page is long.
    callOff = later(() => history.replaceState(null, '', fragment || location.pathname + location.search));
  });
}
