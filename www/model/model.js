// Turns an annotated document into what the views ask for: one list of marks in text order, people, voices, dates.

/**
 * @typedef {import("../annotator/protocol.js").AnnotatedDocument} AnnotatedDocument
 * @typedef {import("../annotator/protocol.js").Entity} Entity
 * @typedef {import("../annotator/protocol.js").Mention} Mention
 * @typedef {import("../annotator/protocol.js").Timex} Timex
 * @typedef {import("../annotator/protocol.js").Quote} Quote
 * @typedef {import("./kinds.js").Kind} Kind
 *
 * One thing that is marked in the text. `key` stays the same for the same layer and place.
 * @typedef {{key: string, layer: "entity"|"date"|"quote", kind: Kind, start: number, end: number,
 *   entity?: Entity, mention?: Mention, date?: Timex, quote?: Quote}} Item
 *
 * @typedef {{entity: Entity, kind: Kind, items: Item[], aliases: string[], quotes: Item[]}} Person
 * @typedef {{id: string, name: string, entity: Entity|null, quotes: Item[], words: number, share: number}} Voice
 * @typedef {{text: string, doc: AnnotatedDocument, items: Item[], byKey: Map<string, Item>, people: Person[],
 *   byEntity: Map<string, Person>, dates: Item[], voices: Voice[], scare: Item[], counts: Record<Kind, number>}} Model
 */

/** @param {string} layer @param {number} start @param {number} end */
export const keyOf = (layer, start, end) => `${layer}-${start}-${end}`;

/** @param {string} text */
const words = (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;

/** @param {string} text @param {AnnotatedDocument} doc @returns {Model} */
export function buildModel(text, doc) {
  /** @type {Item[]} */
  const items = [];
  /** @type {Map<string, Person>} */
  const byEntity = new Map();
  for (const entity of doc.entities) {
    const kind = /** @type {Kind} */ (entity.type);
    /** @type {Person} */
    const person = { entity, kind, items: [], aliases: [], quotes: [] };
    byEntity.set(entity.id, person);
    for (const mention of entity.mentions) {
      const { start, end } = mention;
      const item = {
        key: keyOf('entity', start, end),
        layer: /** @type {const} */ ('entity'),
        kind,
        start,
        end,
        entity,
        mention,
      };
      items.push(item);
      person.items.push(item);
    }
    person.aliases = [...new Set(entity.mentions.filter((m) => m.form === 'name').map((m) => m.text.trim()))].filter(
      (a) => a !== entity.name,
    );
  }
  for (const date of doc.dates) {
    items.push({
      key: keyOf('date', date.start, date.end),
      layer: 'date',
      kind: 'date',
      start: date.start,
      end: date.end,
      date,
    });
  }
  for (const quote of doc.quotes) {
    items.push({
      key: keyOf('quote', quote.start, quote.end),
      layer: 'quote',
      kind: 'quote',
      start: quote.start,
      end: quote.end,
      quote,
    });
  }
  // Text order; of two that begin together the longer one first, as it contains the other.
  items.sort((a, b) => a.start - b.start || b.end - a.end);

  const byKey = new Map(items.map((item) => [item.key, item]));
  const dates = items.filter((item) => item.layer === 'date');
  const quotes = items.filter((item) => item.quote && item.quote.kind !== 'scare' && !item.quote.repeats);
  for (const item of quotes) {
    const speaker = item.quote?.speaker?.entity;
    if (speaker) byEntity.get(speaker)?.quotes.push(item);
  }
  const counts = /** @type {Record<Kind, number>} */ ({
    person: 0,
    organization: 0,
    place: 0,
    group: 0,
    event: 0,
    law: 0,
    work: 0,
    date: dates.length,
    quote: quotes.length,
  });
  for (const person of byEntity.values()) if (person.items.length) counts[person.kind] += 1;

  /** @type {Voice[]|null} */
  let voices = null;
  return {
    text,
    doc,
    items,
    byKey,
    byEntity,
    dates,
    counts,
    people: [...byEntity.values()].filter((p) => p.items.length),
    // Counting words is left to the list that shows them: the marks come first.
    get voices() {
      return (voices ??= voicesOf(quotes, byEntity));
    },
    scare: items.filter((item) => item.quote?.kind === 'scare'),
  };
}

/** Quotes by speaker, the most quoted first, those of nobody last. @param {Item[]} quotes @param {Map<string, Person>} byEntity @returns {Voice[]} */
function voicesOf(quotes, byEntity) {
  /** @type {Map<string, Voice>} */
  const voices = new Map();
  let total = 0;
  for (const item of quotes) {
    const quote = /** @type {Quote} */ (item.quote);
    const speaker = quote.speaker;
    const person = speaker?.entity ? byEntity.get(speaker.entity) : undefined;
    const name = person?.entity.name ?? speaker?.name ?? speaker?.text ?? '';
    const id = person ? person.entity.id : name.toLowerCase();
    const voice = voices.get(id) ?? { id, name, entity: person?.entity ?? null, quotes: [], words: 0, share: 0 };
    voices.set(id, voice);
    voice.quotes.push(item);
    const said = words(quote.text);
    voice.words += said;
    total += said;
  }
  for (const voice of voices.values()) voice.share = total ? voice.words / total : 0;
  return [...voices.values()].sort(
    (a, b) => Number(!a.name) - Number(!b.name) || b.words - a.words || a.quotes[0].start - b.quotes[0].start,
  );
}
