// The form inside a card that corrects one mark.
import { h } from '../dom.js';
import { ENTITY_KINDS, about } from '../model/kinds.js';

/**
 * @typedef {import("../model/model.js").Item} Item
 * @typedef {import("../state.js").State} State
 * @typedef {import("../actions.js").Actions} Actions
 * @typedef {import("../model/corrections.js").Edit} Edit
 */

/** @param {Item} item @param {State} state @param {Actions} actions @returns {Node[]} */
export function correction(item, state, actions) {
  const at = actions.anchorOf(item);
  const { layer } = item;
  const parts = [];
  if (item.entity) parts.push(...entityFields(item, state, actions));
  if (item.date) parts.push(valueField(item, actions));
  if (item.quote) parts.push(speakerField(item, state, actions));
  parts.push(boundsField(item, state, actions));

  const same = item.entity
    ? item.entity.mentions.filter((m) => m.text.toLowerCase() === item.mention?.text.toLowerCase()).length
    : 1;
  parts.push(
    h(
      'p',
      { class: 'card-foot' },
      h(
        'button',
        { type: 'button', onclick: () => actions.correct({ op: 'reject', layer, at, all: false }, null) },
        'Not a mark',
      ),
      same > 1 &&
        h(
          'button',
          { type: 'button', onclick: () => actions.correct({ op: 'reject', layer, at, all: true }, null) },
          `Nor the other ${same - 1}`,
        ),
      h('button', { type: 'button', class: 'quiet', onclick: () => actions.correctCard(false) }, 'Done'),
    ),
  );
  return [h('div', { class: 'correct' }, parts)];
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

/** @param {Item} item @param {State} state @param {Actions} actions */
function entityFields(item, state, actions) {
  const entity = /** @type {import("../annotator/protocol.js").Entity} */ (item.entity);
  const at = actions.anchorOf(item);
  const many = entity.mentions.length > 1;
  const all = /** @type {HTMLInputElement} */ (h('input', { type: 'checkbox', id: 'apply-all', checked: true }));

  const kind = /** @type {HTMLSelectElement} */ (
    h(
      'select',
      {
        'data-start': '',
        'data-key': 'kind',
        onchange: () =>
          actions.correct({
            op: 'kind',
            layer: 'entity',
            at,
            kind: /** @type {import("../annotator/protocol.js").EntityKind} */ (kind.value),
            all: all.checked,
          }),
      },
      ENTITY_KINDS.map((k) => h('option', { value: k, selected: k === entity.type }, about(k).one)),
    )
  );

  const name = /** @type {HTMLInputElement} */ (
    h('input', { type: 'text', value: entity.name, 'data-key': 'name', autocomplete: 'off' })
  );
  const rename = () => {
    if (name.value.trim() && name.value.trim() !== entity.name)
      actions.correct({ op: 'name', layer: 'entity', at, name: name.value.trim() });
  };
  name.addEventListener('change', rename);

  const others = (state.model?.people ?? [])
    .filter((p) => p.entity.id !== entity.id)
    .sort((a, b) => Number(b.kind === item.kind) - Number(a.kind === item.kind) || b.items.length - a.items.length)
    .slice(0, 200);
  const merge = /** @type {HTMLSelectElement} */ (
    h(
      'select',
      {
        id: 'merge-into',
        'data-key': 'merge',
        onchange: () => {
          const into = others.find((p) => p.entity.id === merge.value);
          if (into)
            actions.correct({ op: 'merge', layer: 'entity', at, into: actions.anchorOf(into.items[0]) }, item.key);
        },
      },
      h('option', { value: '' }, 'choose…'),
      others.map((p) => h('option', { value: p.entity.id }, `${p.entity.name} (${about(p.kind).one})`)),
    )
  );

  const same = entity.mentions.filter((m) => m.text.toLowerCase() === item.mention?.text.toLowerCase()).length;
  return [
    field('Kind', kind),
    many &&
      h(
        'p',
        { class: 'field check' },
        all,
        h('label', { for: 'apply-all' }, `for all ${entity.mentions.length} mentions`),
      ),
    field('Name', name),
    field('Same as', merge),
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
              onclick: () => actions.correct({ op: 'split', layer: 'entity', at, all: false }, item.key),
            },
            'Split off this mention',
          ),
          same > 1 &&
            same < entity.mentions.length &&
            h(
              'button',
              {
                type: 'button',
                onclick: () => actions.correct({ op: 'split', layer: 'entity', at, all: true }, item.key),
              },
              `Split off every “${item.mention?.text}”`,
            ),
        ),
      ),
  ].filter((x) => x !== false);
}

/** @param {Item} item @param {Actions} actions */
function valueField(item, actions) {
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      type: 'text',
      value: item.date?.value ?? '',
      'data-start': '',
      'data-key': 'value',
      placeholder: '2024-06-19',
      autocomplete: 'off',
    })
  );
  input.addEventListener('change', () => {
    if (input.value.trim())
      actions.correct({ op: 'value', layer: 'date', at: actions.anchorOf(item), value: input.value.trim() });
  });
  return field('Means', input);
}

/** @param {Item} item @param {State} state @param {Actions} actions */
function speakerField(item, state, actions) {
  const known = (state.model?.people ?? []).filter(
    (p) => p.kind === 'person' || p.kind === 'organization' || p.kind === 'place' || p.kind === 'group',
  );
  const list = h(
    'datalist',
    { id: 'speakers' },
    known.map((p) => h('option', { value: p.entity.name })),
  );
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      type: 'text',
      list: 'speakers',
      value: item.quote?.speaker?.name ?? item.quote?.speaker?.text ?? '',
      'data-start': '',
      'data-key': 'speaker',
      autocomplete: 'off',
    })
  );
  input.addEventListener('change', () => {
    const who = known.find((p) => p.entity.name.toLowerCase() === input.value.trim().toLowerCase());
    // The mention nearest before the quote stands for the speaker.
    const near = who?.items.filter((i) => i.start < item.start).pop() ?? who?.items[0];
    actions.correct({
      op: 'speaker',
      layer: 'quote',
      at: actions.anchorOf(item),
      name: input.value.trim(),
      who: near ? actions.anchorOf(near) : null,
    });
  });
  return field('Said by', input, list);
}

/** Moves an end of the mark by one word. @param {Item} item @param {State} state @param {Actions} actions */
function boundsField(item, state, actions) {
  const { text } = state.source;
  /** @param {number} start @param {number} end */
  const to = (start, end) => {
    if (start >= end || (start === item.start && end === item.end)) return;
    actions.correct({
      op: 'bounds',
      layer: item.layer,
      at: actions.anchorOf(item),
      to: actions.anchorOf({ start, end }),
    });
    const key = `${item.layer}-${start}-${end}`;
    actions.select(key);
    actions.correctCard(true);
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
  /** @param {string} label @param {string} words @param {() => void} run @param {boolean} able */
  const button = (label, words, run, able) =>
    h('button', { type: 'button', 'data-key': label, 'aria-label': label, disabled: !able, onclick: run }, words);
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
