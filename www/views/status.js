// What the page says about itself: a spoken status line, notices and troubles.
import { byId, count, fill, h } from '../dom.js';

// A notice goes away after this many milliseconds, unless it holds a button that has the focus.
const STAY = 8000;

/** @param {import("../actions.js").Actions} actions @param {import("../state.js").Store} store @returns {import("../state.js").View} */
export function status(actions, store) {
  const line = byId('status');
  const trouble = byId('trouble');
  let going = 0;

  return (state, before) => {
    if (!state.article.model) line.textContent = '';
    if (state.article.model !== before.article.model && state.article.model && !state.article.partial) {
      const { counts } = state.article.model;
      const entities = Object.entries(counts).reduce(
        (sum, [kind, n]) => (kind === 'date' || kind === 'quote' ? sum : sum + n),
        0,
      );
      const ms = state.article.machine?.elapsed_ms;
      line.textContent = `${count(entities, 'entity', 'entities')}, ${count(counts.date, 'date')}, ${count(counts.quote, 'quote')} found${ms === undefined || ms === null ? '' : ` in ${Math.round(ms)} ms`}.`;
    }
    if (state.engine !== before.engine || state.notice !== before.notice) {
      clearTimeout(going);
      const { engine, notice } = state;
      const failed = engine.phase === 'failed';
      fill(
        trouble,
        failed &&
          h(
            'p',
            { class: 'message failed' },
            `${engine.message} ${state.article.source.text ? 'Your text is still in the box. ' : ''}`,
            h('button', { type: 'button', onclick: actions.analyse }, 'Try again'),
          ),
        notice &&
          h(
            'p',
            { class: 'message' },
            notice.text,
            ' ',
            notice.action &&
              h(
                'button',
                {
                  type: 'button',
                  onclick: () => {
                    actions.say(null);
                    notice.run?.();
                  },
                },
                notice.action,
              ),
            h(
              'button',
              { type: 'button', class: 'quiet', 'aria-label': 'Close this message', onclick: () => actions.say(null) },
              '✕',
            ),
          ),
      );
      if (notice)
        going = window.setTimeout(() => {
          if (!trouble.contains(document.activeElement) && store.state.notice === notice) actions.say(null);
        }, STAY);
    }
  };
}
