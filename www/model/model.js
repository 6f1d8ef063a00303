// Turns an annotated document into what the views ask for: one list of marks in text order, people, voices, dates.
import { voicesOf } from './sources.js';

/**
 * @typedef {import("../annotator/protocol.js").AnnotatedDocument} AnnotatedDocument
 * @typedef {import("../annotator/protocol.js").Entity} Entity
 * @typedef {import("../annotator/protocol.js").Mention} Mention
 * @typedef {import("../annotator/protocol.js").Timex} Timex
 * @typedef {import("../annotator/protocol.js").Quote} Quote
 * @typedef {import("./kinds.js").Kind} Kind
 * @typedef {import("./sources.js").Voice} Voice
 *
 * One thing that is marked in the text. `key` stays the same for the same layer and place; `aside` stands in a part
 * that is set aside, as a second copy is, and counts nowhere.
 * @typedef {{key: string, layer: "entity"|"date"|"quote", kind: Kind, start: number, end: number, aside: boolean,
 *   entity?: Entity, mention?: Mention, date?: Timex, quote?: Quote}} Item
 *
 * `items` are the mentions that count, `all` are those set aside as well.
 * @typedef {{entity: Entity, kind: Kind, name: string, items: Item[], all: Item[], aliases: string[], quotes: Item[]}} Person
 * Who says a quote: `name` is "" where nobody is named; unless it is `known`, it is words that lead to nobody.
 * @typedef {{name: string, person: Person|null, known: boolean}} By
 * @typedef {{text: string, doc: AnnotatedDocument, items: Item[], byKey: Map<string, Item>, people: Person[],
 *   byEntity: Map<string, Person>, dates: Item[], quotes: Item[], voices: Voice[], scare: Item[], counts: Record<Kind, number>}} Model
 */

/** @param {string} layer @param {number} start @param {number} end */
export const keyOf = (layer, start, end) => `${layer}-${start}-${end}`;

/** Whether places of the text, asked for from its beginning to its end, lie in parts that are set aside. @param {AnnotatedDocument} doc */
function asideIn({ layout }) {
  const parts = layout.filter(({ kind }) => kind === 'boilerplate' || kind === 'duplicate');
  let at = 0;
  /** @param {number} start */
  return (start) => {
    while (at < parts.length && parts[at].end <= start) at += 1;
    return at < parts.length && parts[at].start <= start;
  };
}

/** @param {string} text @param {AnnotatedDocument} doc @returns {Model} */
export function buildModel(text, doc) {
  /** @type {Item[]} */
  const items = [];
  /** @type {Map<string, Person>} */
  const byEntity = new Map();
  for (const entity of doc.entities) {
    const kind = /** @type {Kind} */ (entity.type);
    byEntity.set(entity.id, { entity, kind, name: nameOf(entity, doc), items: [], all: [], aliases: [], quotes: [] });
    for (const mention of entity.mentions) {
      const { start, end } = mention;
      items.push({
        key: keyOf('entity', start, end),
        layer: 'entity',
        kind,
        start,
        end,
        aside: false,
        entity,
        mention,
      });
    }
  }
  for (const date of doc.dates) {
    const { start, end } = date;
    items.push({ key: keyOf('date', start, end), layer: 'date', kind: 'date', start, end, aside: false, date });
  }
  for (const quote of doc.quotes) {
    const { start, end } = quote;
    items.push({ key: keyOf('quote', start, end), layer: 'quote', kind: 'quote', start, end, aside: false, quote });
  }
  // Text order; of two that begin together the longer one first, as it contains the other.
  items.sort((a, b) => a.start - b.start || b.end - a.end);

  const aside = asideIn(doc);
  for (const item of items) {
    item.aside = aside(item.start);
    const person = item.entity && byEntity.get(item.entity.id);
    if (!person) continue;
    person.all.push(item);
    if (!item.aside) person.items.push(item);
  }
  const people = [...byEntity.values()].filter((p) => p.items.length);
  for (const person of people) {
    const names = person.items.flatMap(({ mention }) => (mention?.form === 'name' ? mention.text.trim() : []));
    person.aliases = [...new Set(names)].filter((alias) => alias !== person.entity.name);
  }
  const dates = items.filter((item) => item.layer === 'date' && !item.aside);
  const quotes = items.filter(({ quote, aside }) => quote && quote.kind !== 'scare' && !quote.repeats && !aside);
  for (const item of quotes) {
    const speaker = item.quote?.speaker?.entity;
    if (speaker) byEntity.get(speaker)?.quotes.push(item);
  }
  /** @type {Record<Kind, number>} */
  const counts = {
    person: 0,
    organization: 0,
    place: 0,
    group: 0,
    event: 0,
    law: 0,
    work: 0,
    date: dates.length,
    quote: quotes.length,
  };
  // Two people who are named together are two people, who have been counted.
  for (const person of people) if (!person.entity.members?.length) counts[person.kind] += 1;

  /** @type {Voice[]|null} */
  let voices = null;
  /** @type {Model} */
  const model = {
    text,
    doc,
    items,
    byKey: new Map(items.map((item) => [item.key, item])),
    byEntity,
    dates,
    quotes,
    counts,
    people,
    // Counting words is left to the list that shows them: the marks come first.
    get voices() {
      return (voices ??= voicesOf(model));
    },
    scare: items.filter((item) => item.quote?.kind === 'scare' && !item.aside),
  };
  return model;
}

/** What an entity is called on the page: "Together: Ana Silva and Rui Costa", "Lisbon (government)". @param {Entity} entity @param {AnnotatedDocument} doc */
export function nameOf({ name, metonym, members = [] }, doc) {
  const names = members.flatMap((id) => doc.entities.find((one) => one.id === id)?.name ?? []);
  if (members.length)
    return `Together: ${names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}` : name}`;
  return metonym ? `${name} (government)` : name;
}

/** @param {Item} item @param {Model|null} model @returns {By} */
export function byOf({ quote }, model) {
  const speaker = quote?.speaker;
  const person = (speaker?.entity && model?.byEntity.get(speaker.entity)) || null;
  return {
    name: person?.name ?? speaker?.name ?? speaker?.text ?? '',
    person,
    known: Boolean(person ?? speaker?.name),
  };
}

/** A speaker as the page writes it: words that lead to nobody stand in quotation marks. @param {By} by */
export const sayBy = ({ name, known }) => (known || !name ? name : `“${name.replace(/[“”"]/g, '')}”`);
