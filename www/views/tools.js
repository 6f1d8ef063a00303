// The bar at the top of the page: the article's title, undo and redo, and what drops from it.
import { byId, count, h } from '../dom.js';

/** @param {import("../actions.js").Actions} actions @returns {import("../state.js").View} */
export function tools(actions) {
  /** @param {string} label @param {() => void} run @param {Record<string, any>} [more] */
  const button = (label, run, more = {}) => h('button', { type: 'button', onclick: run, ...more }, label);
  const name = h('span', { class: 'title-name' });
  const more = h('span', { class: 'title-more' });
  const title = h(
    'button',
    { type: 'button', class: 'title-button', popovertarget: 'tray' },
    name,
    more,
    h('span', { class: 'caret', 'aria-hidden': 'true' }, '▾'),
  );
  const undo = button('Undo', actions.undo, { class: 'undo' });
  const redo = button('Redo', actions.redo, { class: 'redo' });
  const fresh = button('New', actions.startOver, { title: 'Read another article; this one stays in the tray' });
  const trust = button('Privacy', () => actions.openDialog('privacy'));
  const menu = h('button', { type: 'button', class: 'dots', popovertarget: 'menu', 'aria-label': 'More to do' }, '⋯');
  byId('bar-title').append(title);
  byId('tools').append(undo, redo, fresh, trust, menu);

  return (state) => {
    const reading = state.mode === 'read';
    const { articles, article } = state;
    const others = articles.filter((one) => one !== article && one.source.text.trim()).length;
    const said = article.title || 'New article';
    if (name.textContent !== said) name.textContent = said;
    more.textContent = others ? `+${others}` : '';
    more.setAttribute('aria-label', others ? `and ${count(others, 'more article')}` : '');
    title.hidden = !reading && !others && !article.before && !state.closed.length;
    menu.hidden = !reading;
    trust.hidden = reading;
    fresh.hidden = !reading && !article.source.text.trim();
    const page = article.title && reading ? `${article.title} – Rubricator` : 'Rubricator';
    if (document.title !== page) document.title = page;
    // Their room is kept, so that nothing moves with the first correction. One that can do nothing keeps the focus.
    for (const [one, able] of /** @type {[HTMLElement, boolean][]} */ ([
      [undo, article.edits.past.length > 0],
      [redo, article.edits.future.length > 0],
    ])) {
      one.hidden = !reading;
      one.setAttribute('aria-disabled', String(!able));
    }
  };
}
