// The bar of a long analysis, with a way to stop it.
import { byId, fill, h } from '../dom.js';

// The bar comes only when an analysis takes longer than this many milliseconds, and moves once in so many.
const SLOW = 300;
const STEP = 150;
// The last of the way is left open: how long it takes is reckoned, not known.
const MOST = 95;

/** @param {import("../actions.js").Actions} actions @returns {import("../state.js").View} */
export function progress(actions) {
  const root = byId('busy');
  const bar = /** @type {HTMLProgressElement} */ (h('progress', { max: 100, 'aria-label': 'How much has been read' }));
  const words = h('span');
  const stop = h('button', { type: 'button', onclick: actions.stop }, 'Stop');
  let slow = 0;
  let moving = 0;

  /** @param {number|null} percent null while nothing tells how long it will take */
  function draw(percent) {
    if (percent === null) bar.removeAttribute('value');
    else bar.value = percent;
    words.textContent =
      percent === null ? 'Reading a long text… ' : `Reading a long text, about ${Math.round(percent)} %. `;
  }

  return (state, before) => {
    if (state.engine !== before.engine) {
      clearTimeout(slow);
      clearInterval(moving);
      root.hidden = true;
      if (state.engine.phase === 'working') {
        draw(null);
        slow = window.setTimeout(() => {
          fill(root, bar, words, stop);
          root.hidden = false;
        }, SLOW);
      }
    }
    // A long text comes in two readings, a first part and then the whole. The second can't be asked how far it is,
    // but takes as many times longer as its text is.
    if (state.article.partial && state.article.partial !== before.article.partial && state.engine.phase === 'working') {
      const began = performance.now();
      const expected = ((began - state.engine.since) * state.article.source.text.length) / state.article.partial;
      clearInterval(moving);
      draw(0);
      moving = window.setInterval(() => draw(Math.min(MOST, (100 * (performance.now() - began)) / expected)), STEP);
    }
  };
}
