// Says values, rules and confidences in plain words.
import { RULES } from './rules.js';

/**
 * @typedef {import("../annotator/protocol.js").Timex} Timex
 * @typedef {import("../annotator/protocol.js").ReferenceDate} ReferenceDate
 */

const DAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const SHORT = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
const MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long' });
const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const SEASONS = /** @type {Record<string, string>} */ ({
  SP: 'spring',
  SU: 'summer',
  FA: 'autumn',
  WI: 'winter',
  Q1: 'first quarter',
  Q2: 'second quarter',
  Q3: 'third quarter',
  Q4: 'fourth quarter',
  QX: 'a quarter',
  H1: 'first half',
  H2: 'second half',
});
const DAY_PARTS = /** @type {Record<string, string>} */ ({
  MO: 'morning',
  MI: 'midday',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  DT: 'daytime',
  PM: 'afternoon',
  AM: 'morning',
});
const UNITS = /** @type {Record<string, string>} */ ({
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  H: 'hour',
  S: 'second',
  DE: 'decade',
  CE: 'century',
  ML: 'millennium',
  QU: 'quarter',
  DT: 'daytime',
  MO: 'morning',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  WE: 'weekend',
  WI: 'winter',
  SP: 'spring',
  SU: 'summer',
  FA: 'autumn',
});
const MODS = /** @type {Record<string, string>} */ ({
  APPROX: 'about',
  LESS_THAN: 'less than',
  MORE_THAN: 'more than',
  EQUAL_OR_LESS: 'at most',
  EQUAL_OR_MORE: 'at least',
  START: 'the start of',
  MID: 'the middle of',
  END: 'the end of',
  BEFORE: 'before',
  AFTER: 'after',
  ON_OR_BEFORE: 'on or before',
  ON_OR_AFTER: 'on or after',
});

/** Midnight UTC of an ISO day, or null. @param {string} iso */
export function day(iso) {
  const date = /^\d{4}-\d{2}-\d{2}/.test(iso) ? new Date(`${iso.slice(0, 10)}T00:00:00Z`) : null;
  return date && !Number.isNaN(+date) ? date : null;
}

/** "Wednesday 19 June 2024" @param {string} iso */
export const sayDay = (iso) => {
  const d = day(iso);
  return d ? DAY.format(d).replace(',', '') : iso;
};
/** "19 Jun 2024" @param {string} iso */
export const sayShort = (iso) => {
  const d = day(iso);
  return d ? SHORT.format(d) : iso;
};

/** @param {number} n @param {string} unit */
const amount = (n, unit) =>
  `${n} ${n === 1 ? unit : unit === 'century' ? 'centuries' : unit === 'millennium' ? 'millennia' : `${unit}s`}`;

/** @param {string} value */
function sayDuration(value) {
  const pieces = [];
  let time = false;
  for (const [, t, n, unit] of value.slice(1).matchAll(/(T)?([\d.X]+)([A-Z]{1,2})?/g)) {
    time ||= t === 'T';
    const name = time && unit === 'M' ? 'minute' : (UNITS[unit ?? ''] ?? unit ?? '');
    pieces.push(n.includes('X') ? `some ${name}s` : amount(Number(n), name));
  }
  return pieces.join(' ') || value;
}

/** @param {string} time what follows the T */
function sayTime(time) {
  if (DAY_PARTS[time]) return DAY_PARTS[time];
  return /^\d{2}:\d{2}/.test(time)
    ? time.replace(/:00$/, (z, i) => (i > 3 ? '' : z))
    : /^\d{2}$/.test(time)
      ? `${time}:00`
      : time;
}

/** "2024", "480 BC", "AD 79". @param {string} year */
const sayYear = (year) => (year.startsWith('BC') ? `${+year.slice(2)} BC` : +year < 1000 ? `AD ${+year}` : year);
/** "April 480 BC"; with no year, "April, year not known". @param {string} said @param {string} year */
const inYear = (said, year) => (year === 'XXXX' ? `${said}, year not known` : `${said} ${sayYear(year)}`);
/** @param {string} month as two digits */
const sayMonth = (month) => MONTH.format(new Date(Date.UTC(2000, +month - 1, 1)));

/** A day of an ISO week, counted from its Monday, as "29 April 2024". @param {number} year @param {number} week @param {number} after */
function dayOfWeek(year, week, after) {
  // The first week of a year is the one that 4 January is in.
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 86_400_000;
  return sayDay(new Date(monday + ((week - 1) * 7 + after) * 86_400_000).toISOString()).replace(/^\S+ /, '');
}

/** "5 April 2024", "April 2024", "2024", and the same with parts that are not known. @param {string} year @param {string} [month] @param {string} [date] @param {string} [time] */
function sayCalendar(year, month, date, time) {
  const whole = day(`${year}-${month}-${date}`);
  if (date === 'XX' && time === 'XX') return 'a time not known';
  if (date === 'XX' && time) return `${sayTime(time)}, day not known`;
  const said = whole
    ? sayDay(`${year}-${month}-${date}`)
    : date === 'XX'
      ? 'a day not known'
      : month === 'XX'
        ? date
          ? `day ${+date} of a month not known`
          : 'a month not known'
        : month
          ? inYear(date ? `${+date} ${sayMonth(month)}` : sayMonth(month), year)
          : year === 'XXXX'
            ? 'a year not known'
            : sayYear(year);
  return time ? `${said}, ${sayTime(time)}` : said;
}

/** "the week of 29 April 2024", "a Friday". @param {string} year @param {string} week @param {string} [which] @param {string} [time] */
function sayWeek(year, week, which, time) {
  const known = year !== 'XXXX' && week !== 'XX';
  if (which === 'WE' || !which) {
    const name = which ? 'weekend' : 'week';
    return known ? `the ${name} of ${dayOfWeek(+year, +week, which ? 5 : 0)}` : `a ${name} not known`;
  }
  const said = which === 'WD' ? 'a working day' : known ? dayOfWeek(+year, +week, +which - 1) : `a ${WEEKDAYS[+which]}`;
  return time ? `${said} ${sayTime(time)}` : said;
}

/** The value of a date without its modifier. @param {string} value @returns {string} */
export function sayValue(value) {
  /** @type {RegExpExecArray|null} */
  let m;
  if (!value) return 'a date without a value';
  if (value === 'PRESENT_REF') return 'now, as the article tells it';
  if (value === 'PAST_REF') return 'some time before';
  if (value === 'FUTURE_REF') return 'some time to come';
  if (/^P/.test(value)) return sayDuration(value);
  if ((m = /^(BC\d{4}|\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T(.+))?$/.exec(value)))
    return sayCalendar(m[1], m[2], m[3], m[4]);
  if ((m = /^(\d{4}|XXXX)-W(\d\d|XX)(?:-(\d|W[DE]))?(?:T(.+))?$/.exec(value))) return sayWeek(m[1], m[2], m[3], m[4]);
  if ((m = /^(BC\d{4}|\d{4}|XXXX)-([A-Z][A-Z0-9])$/.exec(value)) && SEASONS[m[2]])
    return m[2] === 'QX'
      ? 'a quarter not known'
      : inYear(SEASONS[m[2]] + (m[1] === 'XXXX' || !/\d/.test(m[2]) ? '' : ' of'), m[1]);
  if ((m = /^(BC)?(\d{3})X?$/.exec(value))) return `the ${+m[2]}0s${m[1] ? ' BC' : ''}`;
  if ((m = /^(BC)?(\d\d)(XX)?$/.exec(value)))
    return m[1] ? `the years ${+m[2]}99 to ${+m[2]}00 BC` : `the years ${+m[2]}00 to ${+m[2]}99`;
  if (value === 'XXX') return 'a decade not known';
  if (value === 'XX') return 'a century not known';
  if ((m = /T(.+)$/.exec(value))) return `${sayTime(m[1])}, day not known`;
  return value;
}

/** "the start of June 2024", "every Friday". @param {Timex} date */
export function sayDate(date) {
  const said = sayValue(date.value);
  const mod = date.mod ? (MODS[date.mod] ?? '') : '';
  if (date.type === 'SET')
    return /^(every|each|daily|weekly|monthly|yearly|annual)/i.test(date.text)
      ? date.text
      : `every ${said.replace(/^(?:an?|1) /, '').replace(/(?:, [a-z]+)? not known$/, '')}`;
  return mod && !/^an? .* not known$/.test(said) ? `${mod} ${said}` : said;
}

/** Why a date can't stand on a time line, or "" when it can. @param {Timex} date */
export function whyUndated(date) {
  if (date.interval) return '';
  if (date.type === 'DURATION') return 'a length of time, not a point in it';
  if (date.type === 'SET') return 'happens again and again';
  if (/_REF$/.test(date.value)) return 'too vague for a day';
  if (/X/.test(date.value) || !date.value) return 'the article doesn’t say which one; set the date it was written';
  return 'has no day';
}

const SOURCES = /** @type {Record<string, string>} */ ({
  option: 'chosen by you',
  dateline: 'from the dateline',
  byline: 'from the byline',
  published: 'from the publication line',
  headline: 'from the headline',
  caption: 'from a caption',
  body: 'from the text',
  text: 'from the text',
});

/** @param {ReferenceDate} reference */
export function sayReference(reference) {
  const source = SOURCES[reference.source] ?? `from ${reference.source.replace(/[_-]/g, ' ')}`;
  return reference.evidence && reference.source !== 'option'
    ? `${source}: “${reference.evidence.text.trim()}”`
    : source;
}

/** How a date came by its value; `brief` where many stand together. @param {Timex} date @param {ReferenceDate|null} reference @param {boolean} [brief] */
export function sayResolution(date, reference, brief = false) {
  if (date.rule === 'by hand') return brief ? 'given by you' : 'You gave it this value.';
  const anchor = date.anchor ?? '';
  const anchorDay = /\d{4}-\d{2}-\d{2}/.exec(anchor)?.[0];
  if (brief && !date.interval)
    return date.type === 'DURATION' ? 'a length of time' : date.type === 'SET' ? 'again and again' : '';
  if (!date.interval) return whyUndated(date) ? `${capitalized(whyUndated(date))}.` : '';
  if (brief)
    return anchorDay && anchorDay === reference?.value.slice(0, 10)
      ? 'from the article’s day'
      : anchorDay
        ? `from ${sayShort(anchorDay)}`
        : anchor
          ? `from ${anchor}`
          : '';
  if (anchorDay)
    return `Worked out from ${anchorDay === reference?.value.slice(0, 10) ? 'the article’s day, ' : ''}${sayDay(anchorDay)}.`;
  if (anchor) return `Worked out from ${anchor}.`;
  return 'Stated in full where it stands.';
}

/** @param {number} confidence 0 to 1 */
export function sayConfidence(confidence) {
  const words =
    confidence >= 0.9 ? 'very sure' : confidence >= 0.75 ? 'fairly sure' : confidence >= 0.5 ? 'not sure' : 'a guess';
  return `${words} (${Math.round(confidence * 100)} %)`;
}

/** @param {string} words */
export const capitalized = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

/** Why something is marked, as a sentence; the name of a rule that the core doesn't know. @param {string} rule */
export const sayRule = (rule) => RULES[rule] ?? `${rule.replace(/_+/g, ' ')}.`;

/** @type {Record<string, string>} */
const QUOTE_KINDS = {
  direct: 'word for word',
  mixed: 'partly word for word',
  indirect: 'reported in other words',
  scare: 'in marks, but not speech',
};
/** What kind of quotation it is; one cited inside another has a speaker of its own. @param {import("../annotator/protocol.js").Quote} quote */
export const sayKind = (quote) =>
  quote.kind === 'scare' && quote.speaker ? 'cited inside another quotation' : QUOTE_KINDS[quote.kind];
/** @type {Record<string, string>} */
const WARNINGS = {
  no_speaker: 'No speaker is named for this quote.',
  anonymous_speaker: 'The speaker is anonymous.',
  pronoun_speaker: 'The speaker is only a pronoun.',
  unbalanced_marks: 'The quotation marks don’t match up; the quote may begin or end elsewhere.',
  two_speakers: 'The text gives this quote to two speakers.',
};
/** @param {string} code */
export const sayWarning = (code) => WARNINGS[code] ?? code.replace(/_/g, ' ');

/** A mark in one line, for those who hear it. @param {import("./model.js").Item} item @param {import("./model.js").Model} model */
export function sayMark({ entity, mention, date, quote, kind }, model) {
  /** @param {number} n @param {string} word */
  const some = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;
  if (entity && mention) {
    const person = model.byEntity.get(entity.id);
    const quotes = person?.quotes.length ?? 0;
    return [
      kind,
      mention.text === entity.name ? '' : entity.name,
      some(person?.items.length ?? 1, 'mention'),
      quotes ? `speaker of ${some(quotes, 'quote')}` : '',
    ]
      .filter(Boolean)
      .join(', ');
  }
  if (date) return `date, ${sayDate(date)}`;
  return quote ? `quote, ${sayKind(quote)}, ${quote.speaker?.name ?? quote.speaker?.text ?? 'no speaker named'}` : '';
}

/** @type {Record<string, string>} */
export const FORMS = { name: 'by name', title: 'by title', nominal: 'by a description', pronoun: 'by a pronoun' };
