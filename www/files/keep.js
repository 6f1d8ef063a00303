// Keeps the articles and the corrections in this browser's own storage, only after the reader has turned that on.
// Else it asks before a page with corrections is left.

/**
 * @typedef {import("../state.js").State} State
 * @typedef {Pick<import("../state.js").Article, "source"|"edits"|"reference"|"scroll">} KeptArticle
 * @typedef {{articles: KeptArticle[], current: number} & Pick<State, "keys"|"keysOn"|"tags">} Kept
 */

const NAME = 'rubricator';
const VERSION = 2;

/** What was kept, or null. Anything that can't be read counts as nothing. @returns {Kept|null} */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? 'null');
    // The first version kept one article.
    const articles =
      found?.version === 1
        ? [{ ...found, done: found.edits.done }]
        : found?.version === VERSION
          ? found.articles
          : null;
    if (!articles?.every((/** @type {any} */ a) => typeof a.source.text === 'string')) return null;
    return {
      ...found,
      current: found.current ?? 0,
      articles: articles.map((/** @type {any} */ { source, done, reference, scroll = 0 }) => ({
        source,
        edits: { done, past: pastOf(done), future: [] },
        reference,
        scroll,
      })),
    };
  } catch {
    return null;
  }
}

/** Corrections that are brought back can be undone one by one, as they were made. @template T @param {T[]} done */
const pastOf = (done) => done.map((_, i) => done.slice(0, i));

/** @param {import("../actions.js").Actions} actions @param {import("../state.js").Store} store @returns {import("../state.js").View} */
export function keep(actions, store) {
  let timer = 0;

  const write = () => {
    clearTimeout(timer);
    timer = 0;
    const { articles, article, keys, keysOn, tags } = store.state;
    const all = articles.filter(({ source }) => source.text.trim());
    const texts = all.map(({ source, edits, reference, scroll }) => ({ source, done: edits.done, reference, scroll }));
    try {
      const current = Math.max(0, all.indexOf(article));
      localStorage.setItem(NAME, JSON.stringify({ version: VERSION, articles: texts, current, keys, keysOn, tags }));
    } catch {
      actions.settings({ remember: false });
      actions.say({ text: 'These texts are too long to be kept in the browser. Nothing is kept.' });
    }
  };
  addEventListener('pagehide', () => {
    if (timer) write();
  });
  addEventListener('beforeunload', (event) => {
    const { remember, articles } = store.state;
    if (!remember && articles.some(({ edits }) => edits.done.length)) event.preventDefault();
  });

  return (state, before) => {
    if (before.remember && !state.remember) {
      clearTimeout(timer);
      timer = 0;
      localStorage.removeItem(NAME);
    }
    const changed =
      state.articles !== before.articles ||
      state.article.id !== before.article.id ||
      state.keys !== before.keys ||
      state.keysOn !== before.keysOn ||
      state.tags !== before.tags;
    if (!state.remember || (before.remember && !changed)) return;
    clearTimeout(timer);
    timer = window.setTimeout(write, before.remember ? 300 : 0);
  };
}
