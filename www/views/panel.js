// The panel beside the text: lists behind tabs, each with a filter box; on a phone it is a sheet.
import { afterPaint, byId, fill, h } from '../dom.js';
import { doubtsOf } from '../model/doubts.js';
import { people } from './people.js';

/**
 * @typedef {import("../state.js").State} State
 * @typedef {(state: State, actions: import("../actions.js").Actions, find: string) => import("../dom.js").Child[]} List
 */

/** @type {{id: State["panel"], name: string, list: List|null, find: string, count: (state: State) => number}[]} */
const TABS = [
  {
    id: 'people',
    name: 'People & more',
    list: people,
    find: 'Filter names',
    count: (s) => s.article.model?.people.length ?? 0,
  },
  {
    id: 'timeline',
    name: 'Timeline',
    list: null,
    find: 'Filter dates',
    count: (s) => s.article.model?.dates.length ?? 0,
  },
  {
    id: 'voices',
    name: 'Voices',
    list: null,
    find: 'Filter quotes and speakers',
    count: (s) => s.article.model?.counts.quote ?? 0,
  },
  {
    id: 'check',
    name: 'Check',
    list: null,
    find: '',
    count: (s) => (s.article.model ? doubtsOf(s.article.model).length : 0),
  },
];

// The lists of a text of more UTF-16 units are made anew when what was changed is on the screen.
const LONG = 100_000;

/** All but the first list are loaded after the first article. @type {Promise<void>|null} */
let loading = null;
export const loadLists = () =>
  (loading ??= Promise.all([import('./timeline.js'), import('./voices.js'), import('./check.js')]).then(
    ([{ timeline }, { voices }, { check }]) => {
      for (const tab of TABS) tab.list ??= { people, timeline, voices, check }[tab.id];
    },
  ));

/** @param {import("../actions.js").Actions} actions @param {import("../state.js").Store} store @returns {import("../state.js").View} */
export function panel(actions, store) {
  const root = byId('panel');
  const tabs = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Lists' });
  const find = /** @type {HTMLInputElement} */ (
    h('input', { type: 'search', id: 'find', class: 'find', autocomplete: 'off' })
  );
  const tools = h('div', { class: 'panel-tools' }, find);
  const body = h('div', { class: 'panel-body', role: 'tabpanel', id: 'panel-body', tabindex: '0' });
  root.append(tabs, tools, body);
  let current = TABS[0].id;

  find.addEventListener('input', () => actions.setFind(current, find.value));
  find.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (find.value) actions.setFind(current, (find.value = ''));
    else /** @type {HTMLElement|null} */ (byId('article').querySelector("[tabindex='0']"))?.focus();
  });
  tabs.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const shown = /** @type {HTMLElement[]} */ ([...tabs.querySelectorAll('[role=tab]')]);
    const at = shown.findIndex((tab) => tab === document.activeElement);
    shown[(at + step + shown.length) % shown.length]?.focus();
    shown[(at + step + shown.length) % shown.length]?.click();
  });
  // As a sheet it goes when its work is done: by Escape, and by a tap on the article behind it.
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !store.state.panelOpen || !isSheet()) return;
    event.preventDefault();
    actions.closePanel();
    byId(`tab-${current}`).focus();
  });
  document.addEventListener('pointerdown', (event) => {
    const target = /** @type {Element} */ (event.target);
    if (store.state.panelOpen && isSheet() && !target.closest('#panel, #card, #trouble')) actions.closePanel();
  });

  let callOff = () => {};
  /** @type {State|null} */
  let drawn = null;
  // After a new analysis the marks come first: the lists are made when those are on the screen.
  return (state, before) => {
    callOff();
    const { model, source } = state.article;
    const fresh = model !== drawn?.article.model && (!drawn?.article.model || source.text.length > LONG);
    if (model && fresh) callOff = afterPaint(() => draw(state, drawn ?? before));
    else draw(state, drawn ?? before);
  };

  /** @param {State} state @param {State} before what was drawn last */
  function draw(state, before) {
    drawn = state;
    current = state.panel;
    root.dataset.open = String(state.panelOpen);
    const [now, old] = [state.article, before.article];
    const same =
      now.model === old.model &&
      state.panel === before.panel &&
      state.find === before.find &&
      state.sort === before.sort &&
      now.edits === old.edits &&
      now.earlier === old.earlier &&
      state.panelOpen === before.panelOpen;
    if (same && now.selected === old.selected) return;
    if (!same) {
      fill(
        tabs,
        TABS.map((tab) =>
          h(
            'button',
            {
              type: 'button',
              role: 'tab',
              id: `tab-${tab.id}`,
              'data-key': tab.id,
              'aria-selected': String(tab.id === state.panel),
              'aria-controls': 'panel-body',
              tabindex: tab.id === state.panel ? '0' : '-1',
              onclick: () => actions.openPanel(tab.id),
            },
            h('span', null, tab.name),
            ' ',
            h('span', { class: 'tab-count' }, tab.count(state)),
          ),
        ),
      );
      const tab = TABS.find((t) => t.id === state.panel) ?? TABS[0];
      body.setAttribute('aria-labelledby', `tab-${tab.id}`);
      find.placeholder = tab.find;
      find.setAttribute('aria-label', tab.find || 'Filter');
      tools.hidden = !tab.find;
      const wanted = state.find[tab.id] ?? '';
      if (find.value !== wanted) find.value = wanted;
      // Without a heading of its own the lists would stand under that of the article, or of the page.
      const { scrollTop } = body;
      const had = body.contains(document.activeElement) ? document.activeElement : null;
      if (tab.list)
        fill(body, h('h2', { class: 'unseen' }, tab.name), ...tab.list(state, actions, wanted.trim().toLowerCase()));
      else
        loadLists().then(() => {
          if (drawn === state) draw(state, { ...state, article: { ...now, model: null } });
        });
      if (state.panel === before.panel && now.id === old.id) body.scrollTop = scrollTop;
      if (had && document.activeElement === document.body) takeOver(body, had, now.selected);
    }
    if (now.selected !== old.selected || !same) showSelected(body, state, now.selected !== old.selected);
  }
}

/** Gives the focus on from a row that is gone: to the same button, or the link, of the row of what is selected now. @param {HTMLElement} body @param {Element} had @param {string|null} selected */
function takeOver(body, had, selected) {
  const row = selected ? body.querySelector(`[data-row="${selected}"]`) : null;
  const kind = had.getAttribute('data-key')?.split('-')[0];
  const next = (had.matches('button') && row?.querySelector(`button[data-key^="${kind}-"]`)) || row?.querySelector('a');
  /** @type {HTMLElement} */ (next ?? body).focus({ preventScroll: true });
}

/** Whether the panel lies over the article, as it does where there is no room beside it. */
const isSheet = () => matchMedia('(max-width: 900px)').matches;

/** Marks the rows that stand for what is selected, or for who says it, and brings the first into view. @param {HTMLElement} body @param {State} state @param {boolean} bring */
function showSelected(body, state, bring) {
  const { selected, model } = state.article;
  const item = selected ? model?.byKey.get(selected) : null;
  const names = [item?.key, item?.entity?.id, item?.quote?.speaker?.entity].filter(Boolean);
  let first = true;
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll('[data-row]'))) {
    const on = Boolean(item && names.includes(row.dataset.row));
    if (!on && !row.classList.contains('chosen')) continue;
    row.classList.toggle('chosen', on);
    if (on) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
    if (on && first && bring) {
      const { top, bottom } = row.getBoundingClientRect();
      const frame = body.getBoundingClientRect();
      if (top < frame.top || bottom > frame.bottom) body.scrollTop += top - frame.top - frame.height / 3;
    }
    if (on) first = false;
  }
}
