// The panel beside the text: three lists behind tabs, each with a filter box; on a phone it is a sheet.
import { afterPaint, byId, fill, h } from '../dom.js';
import { people } from './people.js';
import { voices } from './voices.js';

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
    count: (s) => s.model?.people.length ?? 0,
  },
  { id: 'timeline', name: 'Timeline', list: null, find: 'Filter dates', count: (s) => s.model?.dates.length ?? 0 },
  {
    id: 'voices',
    name: 'Voices',
    list: voices,
    find: 'Filter quotes and speakers',
    count: (s) => s.model?.counts.quote ?? 0,
  },
  { id: 'edits', name: 'Edits', list: null, find: '', count: (s) => s.edits.done.length },
];

/** Two of the lists are loaded after the first article. @type {Promise<void>|null} */
let loading = null;
export const loadLists = () =>
  (loading ??= Promise.all([import('./timeline.js'), import('./edits.js')]).then(([{ timeline }, { edits }]) => {
    for (const tab of TABS) tab.list ??= tab.id === 'timeline' ? timeline : edits;
  }));

/** @param {import("../actions.js").Actions} actions @returns {import("../state.js").View} */
export function panel(actions) {
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

  let callOff = () => {};
  /** @type {State|null} */
  let drawn = null;
  // After a new analysis the marks come first: the lists are made when those are on the screen.
  return (state, before) => {
    callOff();
    if (state.model && !drawn?.model) callOff = afterPaint(() => draw(state, drawn ?? before));
    else draw(state, drawn ?? before);
  };

  /** @param {State} state @param {State} before what was drawn last */
  function draw(state, before) {
    drawn = state;
    current = state.panel;
    root.dataset.open = String(state.panelOpen);
    const same =
      state.model === before.model &&
      state.panel === before.panel &&
      state.find === before.find &&
      state.sort === before.sort &&
      state.edits === before.edits &&
      state.panelOpen === before.panelOpen;
    if (same && state.selected === before.selected) return;
    if (!same) {
      const shown = TABS;
      fill(
        tabs,
        shown.map((tab) =>
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
      if (tab.list) fill(body, tab.list(state, actions, wanted.trim().toLowerCase()));
      else
        loadLists().then(() => {
          if (drawn === state) draw(state, { ...state, model: null });
        });
    }
    showSelected(body, state);
  }
}

/** Marks the rows that stand for what is selected and brings the first into view. @param {HTMLElement} body @param {State} state */
function showSelected(body, state) {
  const item = state.selected ? state.model?.byKey.get(state.selected) : null;
  let first = true;
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll('[data-row]'))) {
    const on = Boolean(item && (row.dataset.row === item.key || (item.entity && row.dataset.row === item.entity.id)));
    row.classList.toggle('chosen', on);
    if (on) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
    if (on && first) {
      first = false;
      const { top, bottom } = row.getBoundingClientRect();
      const frame = body.getBoundingClientRect();
      if (top < frame.top || bottom > frame.bottom) body.scrollTop += top - frame.top - frame.height / 3;
    }
  }
}
