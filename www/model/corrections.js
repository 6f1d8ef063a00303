// The reader's corrections: a list of edits, kept apart from the machine's output and replayed over it.
import { anchor, locate } from './anchors.js';
import { voiceId } from './sources.js';

/**
 * @typedef {import("./anchors.js").Anchor} Anchor
 * @typedef {import("../annotator/protocol.js").AnnotatedDocument} AnnotatedDocument
 * @typedef {import("../annotator/protocol.js").Entity} Entity
 * @typedef {import("../annotator/protocol.js").EntityKind} EntityKind
 * @typedef {import("../annotator/protocol.js").Mention} Mention
 * @typedef {"entity"|"date"|"quote"} Layer
 *
 * `at` is the mark that is corrected; `all` applies the edit to every mention of its entity with the same words
 * (reject, split), to the whole entity (kind, name) or to all quotes of the same voice (speaker). `accept` says that
 * the program is right. A `value` has what was typed for it, and all that the analyser made of that.
 * @typedef {{layer: Layer, at: Anchor} & (
 *     {op: "kind", kind: EntityKind, all: boolean}
 *   | {op: "name", name: string}
 *   | {op: "bounds", to: Anchor}
 *   | {op: "reject", all: boolean}
 *   | {op: "merge", into: Anchor}
 *   | {op: "split", all: boolean}
 *   | {op: "speaker", name: string, who: Anchor|null, all?: boolean}
 *   | {op: "value", value: string, words?: string, meaning?: Meaning}
 *   | {op: "accept"}
 *   | {op: "add", kind: EntityKind|"date"|"quote", all: boolean, join: Anchor|null})} Edit
 *
 * @typedef {Pick<import("../annotator/protocol.js").Timex, "type"|"value"|"mod"|"interval"|"edtf">} Meaning
 */

export const BY_HAND = 'by hand';

/** A copy whose entities, dates and quotes may be changed without touching the machine's; mentions are replaced, not changed. @param {AnnotatedDocument} doc @returns {AnnotatedDocument} */
function copyOf(doc) {
  return {
    ...doc,
    entities: doc.entities.map((e) => ({ ...e })),
    dates: doc.dates.map((d) => ({ ...d })),
    quotes: doc.quotes.map((q) => ({ ...q })),
  };
}

/**
 * Replays the edits in order. Those whose place is no longer in the text, or whose mark is gone, come back as `lost`.
 * @param {string} text @param {AnnotatedDocument} machine @param {Edit[]} edits
 * @returns {{doc: AnnotatedDocument, lost: Edit[]}}
 */
export function applyEdits(text, machine, edits) {
  if (!edits.length) return { doc: machine, lost: [] };
  const doc = copyOf(machine);
  const lost = edits.filter((edit) => !apply(text, doc, edit));
  doc.entities = doc.entities.filter((e) => e.mentions.length);
  return { doc, lost };
}

/** @param {AnnotatedDocument} doc @param {number} start @param {number} end */
function mentionAt(doc, start, end) {
  for (const entity of doc.entities) {
    const mention = entity.mentions.find((m) => m.start === start && m.end === end);
    if (mention) return { entity, mention };
  }
  return null;
}

/** An id no entity has. @param {AnnotatedDocument} doc */
function freshId(doc) {
  const taken = new Set(doc.entities.map((e) => e.id));
  let n = doc.entities.length + 1;
  while (taken.has(`e${n}`)) n += 1;
  return `e${n}`;
}

/** @param {Mention[]} mentions */
const inOrder = (mentions) => [...mentions].sort((a, b) => a.start - b.start);

/** Whether the edit found its mark. @param {string} text @param {AnnotatedDocument} doc @param {Edit} edit @returns {boolean} */
function apply(text, doc, edit) {
  const start = locate(text, edit.at);
  if (start === null) return false;
  const end = start + edit.at.exact.length;
  if (edit.op === 'add') return add(text, doc, edit, start, end);
  if (edit.layer === 'entity') return applyToEntity(text, doc, edit, start, end);
  if (edit.layer === 'date') return applyToDate(text, doc, edit, start, end);
  return applyToQuote(text, doc, edit, start, end);
}

/** @param {string} text @param {AnnotatedDocument} doc @param {Edit & {op: "add"}} edit @param {number} start @param {number} end */
function add(text, doc, edit, start, end) {
  const piece = { start, end, text: text.slice(start, end), confidence: 1, rule: BY_HAND };
  const places = edit.all ? elsewhere(text, doc, edit, piece) : [piece];
  if (edit.kind === 'date') {
    for (const place of places)
      doc.dates.push({
        ...place,
        type: 'DATE',
        value: intervalOf(place.text) ? place.text : '',
        mod: null,
        interval: intervalOf(place.text),
        edtf: null,
        anchor: null,
      });
  } else if (edit.kind === 'quote') {
    doc.quotes.push({
      ...piece,
      id: `q${doc.quotes.length + 1}+`,
      kind: 'direct',
      parts: [{ start, end }],
      speaker: null,
      cue: null,
      inside: null,
      warnings: [],
    });
  } else {
    const mentions = places.map((place) => ({ ...place, form: /** @type {const} */ ('name') }));
    const at = edit.join ? locate(text, edit.join) : null;
    const known = at === null || !edit.join ? null : mentionAt(doc, at, at + edit.join.exact.length);
    if (known) known.entity.mentions = inOrder([...known.entity.mentions, ...mentions]);
    else doc.entities.push({ id: freshId(doc), type: edit.kind, name: piece.text, mentions });
  }
  return true;
}

/**
 * The piece and the same whole words wherever they are not marked yet.
 * @template {{start: number, end: number, text: string}} P
 * @param {string} text @param {AnnotatedDocument} doc @param {Edit & {op: "add"}} edit @param {P} piece @returns {P[]}
 */
function elsewhere(text, doc, edit, piece) {
  const marked = edit.kind === 'date' ? doc.dates : doc.entities.flatMap((e) => e.mentions);
  const taken = marked.map((m) => [m.start, m.end]).sort((a, b) => a[0] - b[0]);
  const places = [];
  let next = 0;
  for (let at = text.indexOf(piece.text); at >= 0; at = text.indexOf(piece.text, at + piece.text.length)) {
    const end = at + piece.text.length;
    while (next < taken.length && taken[next][1] <= at) next += 1;
    const free = next >= taken.length || taken[next][0] >= end;
    const whole = !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[end] ?? ' ');
    if (at === piece.start || (free && whole)) places.push({ ...piece, start: at, end });
  }
  return places;
}

/** @param {string} text @param {AnnotatedDocument} doc @param {Edit} edit @param {number} start @param {number} end */
function applyToEntity(text, doc, edit, start, end) {
  const found = mentionAt(doc, start, end);
  if (!found) return false;
  const { entity, mention } = found;
  /** @param {Mention} m */
  const same = (m) =>
    m === mention || ('all' in edit && edit.all && m.text.toLowerCase() === mention.text.toLowerCase());
  if (edit.op === 'kind') {
    if (edit.all || entity.mentions.length === 1) entity.type = edit.kind;
    else moveOut(doc, entity, [mention]).type = edit.kind;
  } else if (edit.op === 'name') {
    entity.name = edit.name;
    // What the document says of its speakers follows.
    for (const quote of doc.quotes) {
      if (quote.speaker?.entity === entity.id) quote.speaker = { ...quote.speaker, name: edit.name };
      if (quote.via?.entity === entity.id) quote.via = { ...quote.via, name: edit.name };
    }
  } else if (edit.op === 'accept') {
    entity.mentions = entity.mentions.map((m) =>
      m.text.toLowerCase() === mention.text.toLowerCase() ? { ...m, checked: true } : m,
    );
  } else if (edit.op === 'reject') {
    entity.mentions = entity.mentions.filter((m) => !same(m));
    if (!entity.mentions.length) forget(doc, entity);
  } else if (edit.op === 'split') {
    if (entity.mentions.every(same)) return false;
    moveOut(doc, entity, entity.mentions.filter(same));
  } else if (edit.op === 'merge') {
    const at = locate(text, edit.into);
    const other = at === null ? null : mentionAt(doc, at, at + edit.into.exact.length);
    if (!other || other.entity === entity) return false;
    other.entity.mentions = inOrder([...other.entity.mentions, ...entity.mentions]);
    entity.mentions = [];
    for (const quote of doc.quotes)
      if (quote.speaker?.entity === entity.id)
        quote.speaker = { ...quote.speaker, entity: other.entity.id, name: other.entity.name };
  } else if (edit.op === 'bounds') {
    const to = locate(text, edit.to);
    if (to === null) return false;
    const moved = { ...mention, start: to, end: to + edit.to.exact.length, text: edit.to.exact };
    entity.mentions = inOrder(entity.mentions.map((m) => (m === mention ? moved : m)));
  } else {
    return false;
  }
  return true;
}

/** Gives mentions an entity of their own; quotes spoken there follow. @param {AnnotatedDocument} doc @param {Entity} from @param {Mention[]} mentions */
function moveOut(doc, from, mentions) {
  from.mentions = from.mentions.filter((m) => !mentions.includes(m));
  /** @type {Entity} */
  const made = { id: freshId(doc), type: from.type, name: mentions[0].text, mentions };
  doc.entities.push(made);
  for (const quote of doc.quotes) {
    const speaker = quote.speaker;
    if (speaker?.entity === from.id && mentions.some((m) => m.start >= speaker.start && m.end <= speaker.end))
      quote.speaker = { ...speaker, entity: made.id, name: made.name };
  }
  return made;
}

/** Quotes of an entity that is gone keep the words of their speaker. @param {AnnotatedDocument} doc @param {Entity} entity */
function forget(doc, entity) {
  for (const quote of doc.quotes)
    if (quote.speaker?.entity === entity.id) quote.speaker = { ...quote.speaker, entity: null, name: null };
}

/** @param {string} text @param {AnnotatedDocument} doc @param {Edit} edit @param {number} start @param {number} end */
function applyToDate(text, doc, edit, start, end) {
  const date = doc.dates.find((d) => d.start === start && d.end === end);
  if (!date) return false;
  if (edit.op === 'reject') {
    doc.dates = doc.dates.filter((d) => d !== date && !(edit.all && d.text.toLowerCase() === date.text.toLowerCase()));
  } else if (edit.op === 'value') {
    const meaning = edit.meaning ?? { value: edit.value, interval: intervalOf(edit.value), mod: null, edtf: null };
    Object.assign(date, { ...meaning, anchor: null, rule: BY_HAND, confidence: 1 });
  } else if (edit.op === 'accept') {
    date.checked = true;
  } else if (edit.op === 'bounds') {
    const to = locate(text, edit.to);
    if (to === null) return false;
    Object.assign(date, { start: to, end: to + edit.to.exact.length, text: edit.to.exact });
  } else {
    return false;
  }
  return true;
}

/** The days a year, month or day covers, end exclusive. @param {string} value @returns {[string, string]|null} */
export function intervalOf(value) {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  const from = new Date(Date.UTC(year, month - 1, day));
  const to = found[3]
    ? new Date(Date.UTC(year, month - 1, day + 1))
    : found[2]
      ? new Date(Date.UTC(year, month, 1))
      : new Date(Date.UTC(year + 1, 0, 1));
  if (Number.isNaN(+from) || from.getUTCMonth() !== month - 1) return null;
  return [from.toISOString().slice(0, 10), to.toISOString().slice(0, 10)];
}

/** @param {string} text @param {AnnotatedDocument} doc @param {Edit} edit @param {number} start @param {number} end */
function applyToQuote(text, doc, edit, start, end) {
  const quote = doc.quotes.find((q) => q.start === start && q.end === end);
  if (!quote) return false;
  if (edit.op === 'reject') {
    doc.quotes = doc.quotes.filter((q) => q !== quote);
  } else if (edit.op === 'accept') {
    quote.checked = true;
  } else if (edit.op === 'speaker') {
    const at = edit.who ? locate(text, edit.who) : null;
    const known = edit.who && at !== null ? mentionAt(doc, at, at + edit.who.exact.length) : null;
    const ids = new Set(doc.entities.map(({ id }) => id));
    /** @param {import("../annotator/protocol.js").Quote} q */
    const voice = (q) => voiceId(q, (id) => ids.has(id));
    const whose = voice(quote);
    for (const one of edit.all ? doc.quotes.filter((q) => q.kind !== 'scare' && voice(q) === whose) : [quote]) {
      const words = one.speaker ?? { start: one.start, end: one.start, text: '' };
      const { start, end, text: written } = known && !edit.all ? known.mention : words;
      one.speaker = known
        ? { start, end, text: written, entity: known.entity.id, name: known.entity.name }
        : edit.name
          ? { start, end, text: written, entity: null, name: edit.name }
          : null;
      Object.assign(one, { warnings: [], rule: BY_HAND, confidence: 1 });
    }
  } else if (edit.op === 'bounds') {
    const to = locate(text, edit.to);
    if (to === null) return false;
    const toEnd = to + edit.to.exact.length;
    const parts = quote.parts
      .map((p) => ({ start: Math.max(p.start, to), end: Math.min(p.end, toEnd) }))
      .filter((p) => p.start < p.end);
    if (parts.length) {
      if (quote.parts[0].start === quote.start) parts[0].start = to;
      if (quote.parts[quote.parts.length - 1].end === quote.end) parts[parts.length - 1].end = toEnd;
    }
    Object.assign(quote, { start: to, end: toEnd, text: edit.to.exact, parts });
  } else {
    return false;
  }
  return true;
}

export { anchor };
