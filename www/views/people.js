// The list of people, organizations, places and the rest, grouped by kind.
import { count, fold, h } from '../dom.js';
import { KINDS } from '../model/kinds.js';
import { jump } from './walk.js';

/** @typedef {import("../model/model.js").Person} Person */

// Of a kind with more rows than this, the rest waits behind a button.
const MANY = 60;

/** @type {import("./panel.js").List} */
export function people(state, actions, find) {
  const { sort } = state;
  const { model } = state.article;
  if (!model) return [];
  /** @param {Person} person */
  const fits = ({ name, entity, aliases }) =>
    !find || [name, entity.name, ...aliases].some((one) => one.toLowerCase().includes(find));
  /** @param {Person} a @param {Person} b */
  const order = (a, b) =>
    (sort === 'mentions' ? b.items.length - a.items.length : 0) || a.items[0].start - b.items[0].start;

  const groups = KINDS.flatMap(({ kind, many }) => {
    const found = model.people.filter((p) => p.kind === kind && fits(p)).sort(order);
    if (!found.length) return [];
    return [
      h(
        'section',
        { class: `kin ${kind}` },
        h(
          'h3',
          { class: 'group-name' },
          many,
          ' ',
          h('span', { class: 'group-count' }, found.filter((p) => !p.entity.members?.length).length || ''),
        ),
        h(
          'ul',
          { class: 'rows' },
          fold(found, MANY, (p) => row(p, actions)),
        ),
      ),
    ];
  });
  const sorter = h(
    'p',
    { class: 'sorter' },
    'Sorted by ',
    h(
      'button',
      {
        type: 'button',
        class: 'link',
        'data-key': 'sort',
        onclick: () => actions.setSort(sort === 'mentions' ? 'place' : 'mentions'),
      },
      sort === 'mentions' ? 'number of mentions' : 'first place in the text',
    ),
  );
  return groups.length
    ? [sorter, ...groups]
    : [h('p', { class: 'none' }, find ? `No name with “${find}”.` : 'No names were found in this text.')];
}

/** @param {Person} person @param {import("../actions.js").Actions} actions */
function row({ entity, name, items, aliases, quotes, kind }, actions) {
  const link = jump(
    items[0],
    actions,
    { class: 'row-link', 'data-key': entity.id },
    h('span', { class: `name ${kind}` }, name),
  );
  const element = h(
    'li',
    { class: 'row', 'data-row': entity.id, draggable: 'true' },
    h(
      'div',
      { class: 'row-main' },
      link,
      quotes.length > 0 &&
        h('span', { class: 'row-spoke' }, h('span', { class: 'unseen' }, 'speaker of '), count(quotes.length, 'quote')),
      h('span', { class: 'row-count', title: count(items.length, 'mention') }, items.length),
    ),
    aliases.length > 0 && h('p', { class: 'row-more' }, h('span', { class: 'unseen' }, 'also '), aliases.join(' · ')),
  );

  // One row dropped on another joins the two.
  element.addEventListener('dragstart', (event) => {
    event.dataTransfer?.setData('application/x-mark', items[0].key);
    document.body.dataset.dragging = 'mark';
  });
  element.addEventListener('dragend', () => delete document.body.dataset.dragging);
  element.addEventListener('dragover', (event) => {
    if (document.body.dataset.dragging !== 'mark') return;
    event.preventDefault();
    element.classList.add('target');
  });
  element.addEventListener('dragleave', () => element.classList.remove('target'));
  element.addEventListener('drop', (event) => {
    const key = event.dataTransfer?.getData('application/x-mark');
    element.classList.remove('target');
    if (!key || key === items[0].key) return;
    event.preventDefault();
    event.stopPropagation();
    const [start, end] = key.split('-').slice(1).map(Number);
    actions.correct(
      { op: 'merge', layer: 'entity', at: actions.anchorOf({ start, end }), into: actions.anchorOf(items[0]) },
      items[0].key,
    );
  });
  return element;
}
