// What a date that the reader types means: a value as the analyser writes it, or words that it reads.
import { intervalOf } from './corrections.js';

/** @typedef {import("./corrections.js").Meaning} Meaning */

/** Values without an interval that may be typed as they are: lengths, weeks, quarters, seasons, decades, and what is vague. */
const VALUE =
  /^(?:P(?=[\dXT])[\dXTYMWDHS.]+|(?:\d{4}|XXXX)-(?:W(?:\d\d|XX)(?:-(?:\d|WE))?|Q[1-4X]|H[12]|SP|SU|FA|WI|\d\d(?:-(?:\d\d|XX))?|XX-\d\d|XX-XX)(?:T\d\d(?::\d\d)?|T(?:MO|MI|AF|EV|NI))?|\d{3}X?|BC\d{4}|PRESENT_REF|PAST_REF|FUTURE_REF)$/;

/**
 * @param {string} words @param {(words: string) => Promise<import("../annotator/protocol.js").AnnotatedDocument>} ask the analyser
 * @returns {Promise<Meaning|null>} null where it means no date
 */
export async function understand(words, ask) {
  const interval = intervalOf(words);
  if (interval) return { type: 'DATE', value: words, mod: null, interval, edtf: words };
  const impossible = /^\d{4}-\d\d(?:-\d\d)?$/.test(words);
  if (impossible) return null;
  // Only all of the words will do, but for an article before them or a full stop.
  const doc = await ask(
    `They met ${/^(?:the|this|next|last|every|in|on|at|from|yesterday|today|tomorrow)\b|^\D+day\b/i.test(words) ? '' : 'on '}${words}.`,
  ).catch(() => null);
  const found = doc?.dates.find(
    (date) =>
      words.toLowerCase().replace(/^(?:the|in|on|at)\s+/, '') ===
      date.text.toLowerCase().replace(/^(?:the|in|on|at)\s+/, ''),
  );
  if (found)
    return { type: found.type, value: found.value, mod: found.mod, interval: found.interval, edtf: found.edtf };
  return VALUE.test(words)
    ? {
        type: words.startsWith('P') && !/_REF$/.test(words) ? 'DURATION' : 'DATE',
        value: words,
        mod: null,
        interval: null,
        edtf: null,
      }
    : null;
}
