// The reader's corrections as a list, with those that no longer find their place in the text.
import { count, h } from '../dom.js';
import { KINDS } from '../model/kinds.js';

/** @typedef {import("../model/corrections.js").Edit} Edit */

/** An edit in words. @param {Edit} edit */
export function sayEdit(edit) {
  const it = `“${edit.at.exact.length > 60 ? `${edit.at.exact.slice(0, 57)}…` : edit.at.exact}”`;
  switch (edit.op) {
    case 'kind':
      return `${it} is ${/^[aeio]/.test(edit.kind) ? 'an' : 'a'} ${edit.kind}`;
    case 'name':
      return `${it} is called ${edit.name}`;
    case 'bounds':
      return `${it} is really “${edit.to.exact.slice(0, 60)}”`;
    case 'reject':
      return `${it} is not a mark${edit.all ? ', nor are the same words elsewhere' : ''}`;
    case 'merge':
      return `${it} is the same as “${edit.into.exact}”`;
    case 'split':
      return `${it} is someone or something else`;
    case 'speaker':
      return edit.name ? `${it} was said by ${edit.name}` : `${it} has no speaker`;
    case 'value':
      return `${it} means ${edit.value}`;
    case 'add':
      return `${it} added as ${edit.kind}`;
  }
}

/** @type {import("./panel.js").List} */
export function edits(state, actions) {
  const { done } = state.edits;
  if (!done.length)
    return [
      h(
        'p',
        { class: 'none' },
        'No corrections yet. Open the card of any mark to correct it, or select words in the text to mark them.',
      ),
      byWords(state, actions),
    ];
  return [
    h('p', { class: 'sorter' }, `${count(done.length, 'correction')}, kept apart from what the program found.`),
    h(
      'ol',
      { class: 'edits' },
      done.map((edit) =>
        h(
          'li',
          { class: state.lost.includes(edit) ? 'lost' : '' },
          sayEdit(edit),
          state.lost.includes(edit) && h('span', { class: 'warning' }, ' This place is no longer in the text.'),
        ),
      ),
    ),
    h('p', null, h('button', { type: 'button', 'data-key': 'undo', onclick: actions.undo }, 'Undo the last')),
    byWords(state, actions),
  ];
}

/** Marks words by typing them, for those who can't or won't select text. @param {import("../state.js").State} state @param {import("../actions.js").Actions} actions */
function byWords(state, actions) {
  const words = /** @type {HTMLInputElement} */ (
    h('input', { type: 'text', id: 'mark-words', 'data-key': 'mark-words', autocomplete: 'off', required: true })
  );
  const kind = /** @type {HTMLSelectElement} */ (
    h(
      'select',
      { id: 'mark-kind', 'data-key': 'mark-kind' },
      KINDS.map((k) => h('option', { value: k.kind }, k.one)),
    )
  );
  const form = h(
    'form',
    {
      class: 'by-words',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const start = state.source.text.indexOf(words.value.trim());
        if (!words.value.trim() || start < 0) return actions.say({ text: 'These words are not in the text.' });
        actions.mark(
          start,
          start + words.value.trim().length,
          /** @type {import("../model/kinds.js").Kind} */ (kind.value),
          kind.value !== 'quote',
        );
      },
    },
    h('h3', { class: 'group-name' }, 'Mark words that were missed'),
    h('p', { class: 'field' }, h('label', { for: 'mark-words' }, 'Words'), words),
    h('p', { class: 'field' }, h('label', { for: 'mark-kind' }, 'Kind'), kind),
    h('p', { class: 'card-foot' }, h('button', { type: 'submit' }, 'Mark them')),
  );
  return form;
}
