// The form inside a card that corrects one mark. What is typed holds from Enter, Done or a click elsewhere; Escape lets it go.
import { h } from '../dom.js';
import { ENTITY_KINDS, about } from '../model/kinds.js';
import { sayDate } from '../model/say.js';
import { byOf } from '../model/model.js';
import { understand } from '../model/meaning.js';

/**
 * @typedef {import("../model/model.js").Item} Item
 * @typedef {import("../state.js").State} State
 * @typedef {import("../actions.js").Actions} Actions
 * @typedef {import("../model/corrections.js").Edit} Edit
 *
 * A part of the form; `commit` takes what was typed, and answers false where that can't be understood.
 * @typedef {{nodes: (Node|false)[], commit?: () => boolean|Promise<boolean>}} Part
 */

/** @param {Item} item @param {State} state @param {Actions} actions @returns {Node[]} */
export function correction(item, state, actions) {
  const at = actions.anchorOf(item);
  const { layer } = item;
  /** @type {Part[]} */
  const parts = [];
  if (item.entity) parts.push(entityFields(item, state, actions));
  if (item.date) parts.push(valueField(item, actions));
  if (item.quote) parts.push(speakerField(item, state, actions));

  /** Takes all that was typed; the form stays open where something can't be understood. @param {boolean} close */
  const settle = async (close) => {
    for (const { commit } of parts) if (commit && !(await commit())) return;
    if (close) actions.correctCard(false);
  };
  const same = item.entity
    ? item.entity.mentions.filter((m) => m.text.toLowerCase() === item.mention?.text.toLowerCase()).length
    : 1;
  /** @param {boolean} all */
  const reject = (all) => actions.correct({ op: 'reject', layer, at, all }, null);
  const form = h(
    'form',
    {
      class: 'correct',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        void settle(true);
      },
      onsettle: () => void settle(false),
    },
    parts.flatMap(({ nodes }) => nodes),
    boundsField(item, state, actions),
    h(
      'p',
      { class: 'card-foot' },
      h('button', { type: 'button', 'data-key': 'reject', onclick: () => reject(false) }, 'Not a mark'),
      same > 1 &&
        h(
          'button',
          { type: 'button', 'data-key': 'reject-all', onclick: () => reject(true) },
          `Nor the other ${same - 1}`,
        ),
      h('button', { type: 'submit', class: 'done', 'data-key': 'done' }, 'Done'),
    ),
  );
  return [form];
}

/** A labelled field. @param {string} label @param {HTMLElement} control @param {...(Node|false)} more */
function field(label, control, ...more) {
  control.id ||= `field-${label.toLowerCase().replace(/\W+/g, '-')}`;
  return h(
    'p',
    { class: 'field' },
    h('label', { for: control.id }, label),
    h('span', { class: 'field-control' }, control, ...more),
  );
}

/** @param {Item} item @param {State} state @param {Actions} actions @returns {Part} */
function entityFields(item, state, actions) {
  const entity = /** @type {import("../annotator/protocol.js").Entity} */ (item.entity);
  const at = actions.anchorOf(item);
  const many = entity.mentions.length > 1;
  const all = /** @type {HTMLInputElement} */ (
    h('input', { type: 'checkbox', id: 'apply-all', 'data-key': 'all', checked: true })
  );
  const same = entity.mentions.filter((m) => m.text.toLowerCase() === item.mention?.text.toLowerCase()).length;

  const kinds = h(
    'span',
    { class: 'field-control kinds', role: 'group', 'aria-label': 'Kind' },
    ENTITY_KINDS.map((kind) =>
      h(
        'button',
        {
          type: 'button',
          class: `chip ${kind}`,
          'data-key': `kind-${kind}`,
          'data-start': kind === entity.type,
          'aria-pressed': String(kind === entity.type),
          onclick: () => {
            if (kind !== entity.type)
              actions.correct({
                op: 'kind',
                layer: 'entity',
                at,
                kind: /** @type {import("../annotator/protocol.js").EntityKind} */ (kind),
                all: all.checked,
              });
          },
        },
        h('span', { class: 'chip-name' }, about(kind).one),
      ),
    ),
  );

  const name = /** @type {HTMLInputElement} */ (
    h('input', { type: 'text', 'data-key': 'name', autocomplete: 'off', value: entity.name })
  );
  name.defaultValue = entity.name;
  const commit = () => {
    const said = name.value.trim();
    if (said && said !== entity.name && name.isConnected)
      actions.correct({ op: 'name', layer: 'entity', at, name: said });
    return true;
  };

  const others = (state.article.model?.people ?? [])
    .filter((p) => p.entity.id !== entity.id)
    .sort((a, b) => Number(b.kind === item.kind) - Number(a.kind === item.kind) || b.items.length - a.items.length)
    .slice(0, 200);
  const choose = /** @type {HTMLSelectElement} */ (
    h(
      'select',
      { id: 'merge-into', 'data-key': 'merge-into' },
      h('option', { value: '' }, 'choose…'),
      others.map((p) => h('option', { value: p.entity.id }, `${p.name} (${about(p.kind).one})`)),
    )
  );
  // A choice is made by the button, as the arrow keys go through all there are.
  const merge = () => {
    const into = others.find((p) => p.entity.id === choose.value);
    if (into)
      actions.correct(
        { op: 'merge', layer: 'entity', at, into: actions.anchorOf(into.items[0]) },
        item.key,
        state.card && { ...state.card, correcting: false },
      );
    else choose.focus();
  };

  return {
    commit,
    nodes: [
      h('p', { class: 'field' }, h('span', { class: 'field-label' }, 'Kind'), kinds),
      many &&
        h(
          'p',
          { class: 'field check' },
          all,
          h('label', { for: 'apply-all' }, `for all ${entity.mentions.length} mentions`),
        ),
      field('Name', name),
      others.length > 0 &&
        field('Same as', choose, h('button', { type: 'button', 'data-key': 'merge', onclick: merge }, 'Merge')),
      many &&
        h(
          'p',
          { class: 'field' },
          h('span', { class: 'field-label' }, 'Different'),
          h(
            'span',
            { class: 'field-control' },
            h(
              'button',
              {
                type: 'button',
                'data-key': 'split',
                onclick: () => actions.correct({ op: 'split', layer: 'entity', at, all: false }),
              },
              'Split off this mention',
            ),
            same > 1 &&
              same < entity.mentions.length &&
              h(
                'button',
                {
                  type: 'button',
                  'data-key': 'split-all',
                  onclick: () => actions.correct({ op: 'split', layer: 'entity', at, all: true }),
                },
                `and the other ${same - 1} “${item.mention?.text}”`,
              ),
          ),
        ),
    ],
  };
}

/** @param {Item} item @param {Actions} actions @returns {Part} */
function valueField(item, actions) {
  const date = /** @type {import("../annotator/protocol.js").Timex} */ (item.date);
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      type: 'text',
      'data-start': '',
      'data-key': 'value',
      autocomplete: 'off',
      placeholder: '19 June 2024, next Tuesday, 2024-06',
      value: date.value,
      'aria-describedby': 'understood',
    })
  );
  input.defaultValue = date.value;
  const told = h('p', { class: 'understood', id: 'understood', role: 'status' });
  let timer = 0;

  const read = async () => {
    const words = input.value.trim();
    const meaning = words && words !== date.value ? await understand(words, actions.understand) : null;
    if (words !== input.value.trim()) return null;
    told.textContent =
      !words || words === date.value
        ? ''
        : meaning
          ? `Understood as ${sayDate({ ...date, ...meaning, text: words })}.`
          : 'This isn’t understood. Try “19 June 2024”, “June 2024” or “next Tuesday”.';
    return meaning;
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void read(), 250);
  });
  return {
    nodes: [field('Means', input), told],
    commit: async () => {
      clearTimeout(timer);
      const words = input.value.trim();
      if (!words || words === date.value) return true;
      const meaning = await read();
      if (!meaning) {
        input.focus();
        return false;
      }
      actions.correct({ op: 'value', layer: 'date', at: actions.anchorOf(item), value: meaning.value, words, meaning });
      return true;
    },
  };
}

/** @param {Item} item @param {State} state @param {Actions} actions @returns {Part} */
function speakerField(item, state, actions) {
  const { model } = state.article;
  const known = (model?.people ?? []).filter((p) => /^(person|organization|place|group)$/.test(p.kind));
  const by = byOf(item, model);
  const list = h(
    'datalist',
    { id: 'speakers' },
    known.map((p) => h('option', { value: p.name })),
  );
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      type: 'text',
      list: 'speakers',
      'data-start': '',
      'data-key': 'speaker',
      autocomplete: 'off',
      value: by.name,
    })
  );
  input.defaultValue = by.name;
  const voice = model?.voices.find((v) => v.quotes.includes(item));
  const many = (by.name && voice?.quotes.length) || 0;
  const all = /** @type {HTMLInputElement} */ (
    h('input', { type: 'checkbox', id: 'all-quotes', 'data-key': 'all-quotes' })
  );

  /** @param {string} said @param {import("../model/model.js").Person} [who] */
  const say = (said, who = known.find((p) => p.name.toLowerCase() === said.toLowerCase())) => {
    // The mention nearest before the quote stands for the speaker.
    const near = who?.items.filter((i) => i.start < item.start).pop() ?? who?.items[0];
    actions.correct({
      op: 'speaker',
      layer: 'quote',
      at: actions.anchorOf(item),
      name: who?.entity.name ?? said,
      who: near ? actions.anchorOf(near) : null,
      all: all.checked,
    });
  };
  const offered = (item.quote?.speaker_candidates ?? []).flatMap((id) => {
    const who = model?.byEntity.get(id);
    return who && who !== by.person ? [who] : [];
  });
  return {
    nodes: [
      field('Said by', input, list),
      offered.length > 0 &&
        h(
          'p',
          { class: 'field' },
          h('span', { class: 'field-label' }, 'Perhaps'),
          h(
            'span',
            { class: 'field-control' },
            offered.map((who) =>
              h(
                'button',
                { type: 'button', 'data-key': `perhaps-${who.entity.id}`, onclick: () => say(who.name, who) },
                who.name,
              ),
            ),
          ),
        ),
      many > 1 &&
        h(
          'p',
          { class: 'field check' },
          all,
          h('label', { for: 'all-quotes' }, `for all ${many} quotes of ${by.known ? by.name : 'this speaker'}`),
        ),
    ],
    commit: () => {
      const said = input.value.trim();
      if (said !== by.name && input.isConnected) say(said);
      return true;
    },
  };
}

/** Moves an end of the mark by one word. @param {Item} item @param {State} state @param {Actions} actions */
function boundsField(item, state, actions) {
  const { text } = state.article.source;
  /** @param {number} start @param {number} end */
  const to = (start, end) => {
    if (start >= end || (start === item.start && end === item.end)) return;
    const key = `${item.layer}-${start}-${end}`;
    actions.correct(
      { op: 'bounds', layer: item.layer, at: actions.anchorOf(item), to: actions.anchorOf({ start, end }) },
      key,
      { key, pinned: true, correcting: true },
    );
  };
  const near = Math.max(0, item.start - 80);
  const wordBefore = text.slice(near, item.start).search(/[\p{L}\p{N}$€£“"‘'(]+\S*?\s*$/u);
  const before = wordBefore < 0 ? -1 : near + wordBefore;
  const inner = text.slice(item.start, item.end);
  const firstWord = /^\S+\s+/.exec(inner)?.[0].length ?? 0;
  const lastWord = /\s+\S+$/.exec(inner)?.[0].length ?? 0;
  const after =
    /^\s*[^\s.,;:!?)”"’]+/.exec(text.slice(item.end, item.end + 80))?.[0].length ??
    (/^[.,;:!?)”"’]/.test(text.slice(item.end)) ? 1 : 0);
  /** One that can do nothing keeps the focus. @param {string} label @param {string} words @param {() => void} run @param {boolean} able */
  const button = (label, words, run, able) =>
    h(
      'button',
      {
        type: 'button',
        'data-key': label,
        'aria-label': label,
        'aria-disabled': String(!able),
        onclick: () => able && run(),
      },
      words,
    );
  return h(
    'p',
    { class: 'field' },
    h('span', { class: 'field-label' }, 'Words'),
    h(
      'span',
      { class: 'field-control bounds' },
      button('One word more at the start', '+ ‹', () => to(before, item.end), before >= 0),
      button('One word less at the start', '− ‹', () => to(item.start + firstWord, item.end), firstWord > 0),
      button('One word less at the end', '› −', () => to(item.start, item.end - lastWord), lastWord > 0),
      button('One word more at the end', '› +', () => to(item.start, item.end + after), after > 0),
    ),
  );
}
