// Who is heard: quotes by speaker, how much of it stands in quotation marks, and what kind of source each is.
import { byOf } from './model.js';

/**
 * @typedef {import("./model.js").Item} Item
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Person} Person
 *
 * `marks` counts words in quotation marks, `told` those that are told in the article's own words; `share` is the part
 * this voice has of all words in marks.
 * @typedef {"official"|"named"|"unnamed official"|"anonymous"|"nobody"} Source
 * @typedef {{id: string, name: string, person: Person|null, known: boolean, quotes: Item[], marks: number, told: number,
 *   share: number, source: Source}} Voice
 */

/** @param {string} text */
const words = (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;

/** The voice that a quote belongs to. @param {import("../annotator/protocol.js").Quote} quote @param {(id: string) => boolean} exists */
export function voiceId({ speaker }, exists) {
  if (speaker?.entity && exists(speaker.entity)) return speaker.entity;
  return (speaker?.name ?? speaker?.text ?? '').toLowerCase();
}

/** Quotes by speaker, the most quoted first, those of nobody last. @param {Model} model @returns {Voice[]} */
export function voicesOf(model) {
  /** @type {Map<string, Voice>} */
  const voices = new Map();
  let total = 0;
  for (const item of model.quotes) {
    const quote = /** @type {import("../annotator/protocol.js").Quote} */ (item.quote);
    const id = voiceId(quote, (entity) => model.byEntity.has(entity));
    const voice = voices.get(id) ?? {
      id,
      ...byOf(item, model),
      quotes: [],
      marks: 0,
      told: 0,
      share: 0,
      source: 'nobody',
    };
    voices.set(id, voice);
    voice.quotes.push(item);
    const inMarks =
      quote.kind === 'indirect'
        ? 0
        : quote.parts.reduce((sum, { start, end }) => sum + words(model.text.slice(start, end)), 0) ||
          (quote.kind === 'direct' ? words(quote.text) : 0);
    voice.marks += inMarks;
    voice.told += Math.max(0, words(quote.text) - inMarks);
    total += inMarks;
  }
  for (const voice of voices.values()) {
    voice.share = total ? voice.marks / total : 0;
    voice.source = sourceOf(voice, model);
  }
  return [...voices.values()].sort(
    (a, b) =>
      Number(!a.name) - Number(!b.name) ||
      b.marks - a.marks ||
      b.told - a.told ||
      a.quotes[0].start - b.quotes[0].start,
  );
}

/** Words for those who speak by their office. */
const OFFICE =
  /\b(?:president|prime minister|premier|minister|chancellor|secretary|spokes(?:man|woman|person|people)|ambassador|envoy|governor|mayor|senator|congress(?:man|woman)|lawmaker|general|admiral|colonel|commander|commissioner|sheriff|leader|officials?|king|queen|prosecutor|judge|police|ministry|government|embassy|council(?:l?or)?|chief of staff|adviser|aide)\b/i;
// An office is named before a name or after it, within so many UTF-16 units.
const BEFORE = 40;
const AFTER = 60;

/** What kind of source speaks. @param {Voice} voice @param {Model} model @returns {Source} */
function sourceOf({ name, person, known, quotes }, model) {
  if (!name) return 'nobody';
  const anonymous = quotes.some(({ quote }) => quote?.warnings?.includes('anonymous_speaker'));
  if (!known || (person && person.kind === 'person' && !person.all.some(({ mention }) => mention?.form === 'name')))
    return OFFICE.test(name) && !/\b(?:former|ex)\b/i.test(name) && !anonymous ? 'unnamed official' : 'anonymous';
  if (!person) return OFFICE.test(name) ? 'official' : 'named';
  if (person.kind !== 'person') return person.entity.metonym || OFFICE.test(name) ? 'official' : 'named';
  return person.all.some((item) => holdsOffice(item, model.text)) ? 'official' : 'named';
}

/** Whether a mention has an office beside it: "Mayor Ana Ferreira", "Ana Ferreira, the mayor". @param {Item} item @param {string} text */
function holdsOffice({ start, end, mention }, text) {
  if (mention?.form === 'pronoun') return false;
  if (mention?.form === 'title') return OFFICE.test(mention.text);
  const [before] = /[^.,;:!?\n“”"]*$/.exec(text.slice(Math.max(0, start - BEFORE), start)) ?? [''];
  const after = /^, (?:an? |the |who is )?([^.,;\n“”"]*)/.exec(text.slice(end, end + AFTER))?.[1] ?? '';
  // Before a name the office is the last thing said: "Mayor", "the city’s mayor,".
  return (
    OFFICE.test(mention?.text ?? '') ||
    new RegExp(`${OFFICE.source}\\s*$`, 'i').test(before) ||
    (OFFICE.test(after) && !/^(?:told|said)\b/.test(after))
  );
}
