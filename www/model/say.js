// Says values, rules and confidences in plain words.

/**
 * @typedef {import("../annotator/protocol.js").Timex} Timex
 * @typedef {import("../annotator/protocol.js").ReferenceDate} ReferenceDate
 */

const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric" });
const SHORT = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
const MONTH = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "long", year: "numeric" });
const WEEKDAYS = ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const SEASONS = /** @type {Record<string, string>} */ ({ SP: "spring", SU: "summer", FA: "autumn", WI: "winter", Q1: "first quarter of", Q2: "second quarter of", Q3: "third quarter of", Q4: "fourth quarter of", H1: "first half of", H2: "second half of" });
const DAY_PARTS = /** @type {Record<string, string>} */ ({ MO: "morning", MI: "midday", AF: "afternoon", EV: "evening", NI: "night", DT: "daytime", PM: "afternoon", AM: "morning" });
const UNITS = /** @type {Record<string, string>} */ ({ Y: "year", M: "month", W: "week", D: "day", H: "hour", S: "second", DE: "decade", CE: "century", ML: "millennium", QU: "quarter", DT: "daytime", MO: "morning", AF: "afternoon", EV: "evening", NI: "night", WE: "weekend", WI: "winter", SP: "spring", SU: "summer", FA: "autumn" });
const MODS = /** @type {Record<string, string>} */ ({ APPROX: "about", LESS_THAN: "less than", MORE_THAN: "more than", EQUAL_OR_LESS: "at most", EQUAL_OR_MORE: "at least", START: "the start of", MID: "the middle of", END: "the end of", BEFORE: "before", AFTER: "after", ON_OR_BEFORE: "on or before", ON_OR_AFTER: "on or after" });

/** Midnight UTC of an ISO day, or null. @param {string} iso */
export function day(iso) {
  const date = /^\d{4}-\d{2}-\d{2}/.test(iso) ? new Date(`${iso.slice(0, 10)}T00:00:00Z`) : null;
  return date && !Number.isNaN(+date) ? date : null;
}

/** "Wednesday 19 June 2024" @param {string} iso */
export const sayDay = (iso) => { const d = day(iso); return d ? DAY.format(d).replace(",", "") : iso; };
/** "19 Jun 2024" @param {string} iso */
export const sayShort = (iso) => { const d = day(iso); return d ? SHORT.format(d) : iso; };

/** @param {number} n @param {string} unit */
const amount = (n, unit) => `${n} ${n === 1 ? unit : unit === "century" ? "centuries" : unit === "millennium" ? "millennia" : `${unit}s`}`;

/** @param {string} value */
function sayDuration(value) {
  const pieces = [];
  let time = false;
  for (const [, t, n, unit] of value.slice(1).matchAll(/(T)?([\d.X]+)([A-Z]{1,2})?/g)) {
    time ||= t === "T";
    const name = time && unit === "M" ? "minute" : UNITS[unit ?? ""] ?? unit ?? "";
    pieces.push(n.includes("X") ? `some ${name}s` : amount(Number(n), name));
  }
  return pieces.join(" ") || value;
}

/** @param {string} time what follows the T */
function sayTime(time) {
  if (DAY_PARTS[time]) return DAY_PARTS[time];
  return /^\d{2}:\d{2}/.test(time) ? time.replace(/:00$/, (z, i) => (i > 3 ? "" : z)) : /^\d{2}$/.test(time) ? `${time}:00` : time;
}

/** The value of a date without its modifier. @param {string} value @returns {string} */
function sayValue(value) {
  /** @type {RegExpExecArray|null} */
  let m;
  if (!value) return "a date without a value";
  if (value === "PRESENT_REF") return "now, as the article tells it";
  if (value === "PAST_REF") return "some time before";
  if (value === "FUTURE_REF") return "some time to come";
  if (/^P/.test(value)) return sayDuration(value);
  if ((m = /^(\d{4}-\d{2}-\d{2})(?:T(.+))?$/.exec(value))) return m[2] ? `${sayDay(m[1])}, ${sayTime(m[2])}` : sayDay(m[1]);
  if ((m = /^(\d{4})-(\d{2})$/.exec(value))) return MONTH.format(new Date(Date.UTC(+m[1], +m[2] - 1, 1)));
  if (/^\d{4}$/.test(value)) return value;
  if (/^\d{3}X?$/.test(value)) return `the ${value.slice(0, 3)}0s`;
  if ((m = /^(\d{2})(XX)?$/.exec(value))) return `the years ${m[1]}00 to ${m[1]}99`;
  if ((m = /^(\d{4})-W(\d{2})(-WE)?$/.exec(value))) return `${m[3] ? "the weekend of " : ""}week ${+m[2]} of ${m[1]}`;
  if ((m = /^(\d{4})-([A-Z][A-Z0-9])$/.exec(value)) && SEASONS[m[2]]) return `${SEASONS[m[2]]} ${m[1]}`;
  if ((m = /^XXXX-WXX-(\d)(?:T(.+))?$/.exec(value))) return `a ${WEEKDAYS[+m[1]]}${m[2] ? ` ${sayTime(m[2])}` : ""}`;
  if ((m = /^XXXX-(\d{2})(?:-(\d{2}))?$/.exec(value))) {
    const d = new Date(Date.UTC(2000, +m[1] - 1, +(m[2] ?? 1)));
    return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "long", ...(m[2] ? { day: "numeric" } : {}) }).format(d) + ", year not known";
  }
  if ((m = /T(.+)$/.exec(value))) return `${sayTime(m[1])}, day not known`;
  return value;
}

/** "the start of June 2024", "every Friday". @param {Timex} date */
export function sayDate(date) {
  const said = sayValue(date.value);
  const mod = date.mod ? MODS[date.mod] ?? "" : "";
  if (date.type === "SET") return /^(every|each|daily|weekly|monthly|yearly|annual)/i.test(date.text) ? date.text : `every ${said.replace(/^a /, "").replace(/^1 /, "")}`;
  return mod ? `${mod} ${said}` : said;
}

/** Why a date can't stand on a time line, or "" when it can. @param {Timex} date */
export function whyUndated(date) {
  if (date.interval) return "";
  if (date.type === "DURATION") return "a length of time, not a point in it";
  if (date.type === "SET") return "happens again and again";
  if (/_REF$/.test(date.value)) return "too vague for a day";
  if (/X/.test(date.value) || !date.value) return "the article doesn’t say which one; set the date it was written";
  return "has no day";
}

const SOURCES = /** @type {Record<string, string>} */ ({
  option: "chosen by you", dateline: "from the dateline", byline: "from the byline", published: "from the publication line",
  headline: "from the headline", caption: "from a caption", body: "from the text", text: "from the text",
});

/** @param {ReferenceDate} reference */
export function sayReference(reference) {
  const source = SOURCES[reference.source] ?? `from ${reference.source.replace(/[_-]/g, " ")}`;
  return reference.evidence && reference.source !== "option" ? `${source}: “${reference.evidence.text.trim()}”` : source;
}

/** How a date came by its value; `brief` where many stand together. @param {Timex} date @param {ReferenceDate|null} reference @param {boolean} [brief] */
export function sayResolution(date, reference, brief = false) {
  if (date.rule === "by hand") return "You gave it this value.";
  const anchor = date.anchor ?? "";
  const anchorDay = /\d{4}-\d{2}-\d{2}/.exec(anchor)?.[0];
  if (!date.interval) return whyUndated(date) ? `${whyUndated(date)[0].toUpperCase()}${whyUndated(date).slice(1)}.` : "";
  if (brief) return anchorDay && anchorDay === reference?.value.slice(0, 10) ? "counted from the article’s day" : anchorDay ? `counted from ${sayShort(anchorDay)}` : anchor ? `counted from ${anchor}` : "stated in full";
  if (anchorDay) return `Worked out from ${anchorDay === reference?.value.slice(0, 10) ? "the article’s day, " : ""}${sayDay(anchorDay)}.`;
  if (anchor) return `Worked out from ${anchor}.`;
  return "Stated in full where it stands.";
}

/** @param {number} confidence 0 to 1 */
export function sayConfidence(confidence) {
  const words = confidence >= 0.9 ? "very sure" : confidence >= 0.75 ? "fairly sure" : confidence >= 0.5 ? "not sure" : "a guess";
  return `${words} (${Math.round(confidence * 100)} %)`;
}

/** "quotes/said_after" as "said after". @param {string} rule */
export const sayRule = (rule) => rule.split(/[/.:]/).filter(Boolean).slice(-2).join(", ").replace(/[_-]+/g, " ");

/** @type {Record<string, string>} */
const QUOTE_KINDS = {
  direct: "word for word", mixed: "partly word for word", indirect: "reported in other words", scare: "in marks, but not speech",
};
/** What kind of quotation it is; one cited inside another has a speaker of its own. @param {import("../annotator/protocol.js").Quote} quote */
export const sayKind = (quote) => (quote.kind === "scare" && quote.speaker ? "cited inside another quotation" : QUOTE_KINDS[quote.kind]);
/** @type {Record<string, string>} */
const WARNINGS = {
  no_speaker: "No speaker is named for this quote.",
  anonymous_speaker: "The speaker is anonymous.",
  pronoun_speaker: "The speaker is only a pronoun.",
  unbalanced_marks: "The quotation marks don’t match up; the quote may begin or end elsewhere.",
  two_speakers: "The text gives this quote to two speakers.",
};
/** @param {string} code */
export const sayWarning = (code) => WARNINGS[code] ?? code.replace(/_/g, " ");

/** A mark in one line, for those who hear it. @param {import("./model.js").Item} item @param {import("./model.js").Model} model */
export function sayMark({ entity, mention, date, quote, kind }, model) {
  /** @param {number} n @param {string} word */
  const some = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
  if (entity && mention) {
    const person = model.byEntity.get(entity.id);
    const quotes = person?.quotes.length ?? 0;
    return [kind, mention.text === entity.name ? "" : entity.name, some(person?.items.length ?? 1, "mention"), quotes ? `speaker of ${some(quotes, "quote")}` : ""].filter(Boolean).join(", ");
  }
  if (date) return `date, ${sayDate(date)}`;
  return quote ? `quote, ${sayKind(quote)}, ${quote.speaker?.name ?? quote.speaker?.text ?? "no speaker named"}` : "";
}

/** @type {Record<string, string>} */
export const FORMS = { name: "by name", title: "by title", nominal: "by a description", pronoun: "by a pronoun" };
