// A drawing of the dates along a line: around the article's day where that is known, else along the calendar.
import { svg } from '../dom.js';

const DAY = 86_400_000;
const WIDTH = 340;
const HEIGHT = 58;
const BASE = 34;

/**
 * @typedef {{at: number, name: string}} Tick where it stands, as a time in milliseconds, and what it is called
 * @typedef {{place: (time: number) => number, low: number, high: number, ticks: Tick[], apart: number}} Ruler
 *   `place` gives a time its place between `low` and `high`; names nearer than `apart` units of the drawing run together
 */

/** The least and the greatest; there may be more of them than a call takes arguments. @param {number[]} numbers */
const ends = (numbers) =>
  numbers.reduce(([low, high], n) => [Math.min(low, n), Math.max(high, n)], [Infinity, -Infinity]);

/** Distances in days that get a tick, the more telling ones first, with what they are called. @type {[number, string][]} */
const DISTANCES = [
  [365, '1 year'],
  [7, '1 week'],
  [3652, '10 years'],
  [1, '1 day'],
  [36_525, '100 years'],
  [30, '1 month'],
];

/** Near days stand wide apart and far years close together, the same on both sides. @param {number[]} times @param {number} now @returns {Ruler} */
function aroundDay(times, now) {
  /** @param {number} time */
  const place = (time) => Math.sign(time - now) * Math.log1p(Math.abs(time - now) / DAY);
  const ticks = DISTANCES.flatMap(([days, name]) => [
    { at: now - days * DAY, name: `−${name}` },
    { at: now + days * DAY, name: `+${name}` },
  ]);
  const [low, high] = ends([...times, now - 7 * DAY, now + 7 * DAY].map(place));
  return { place, low, high, ticks, apart: 48 };
}

/** Steps of a calendar in months, from a century down; what is left is told in days. */
const MONTHS = [1200, 600, 240, 120, 60, 24, 12, 6, 3, 1];
const DAYS = [14, 7, 2, 1];
// A ruler has no more names than fit under it.
const MOST = 6;

/** Years before 1 are counted back from 1 BC. @param {number} year */
const sayYear = (year) => (year > 0 ? String(year) : `${1 - year} BC`);
const MONTH_NAME = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short' });

/** Every day as wide as the next, with names at round years, months or days. @param {number[]} times @returns {Ruler} */
function alongCalendar(times) {
  const [first, last] = ends(times);
  const room = Math.max((last - first) / 12, DAY);
  const [low, high] = [first - room, last + room];
  const { year, month } = { year: new Date(low).getUTCFullYear(), month: new Date(low).getUTCMonth() };
  const months = (high - low) / DAY / 30.44;
  const step = MONTHS.filter((m) => months / m <= MOST).pop() ?? 1200 * Math.ceil(months / 1200 / MOST);
  const days = DAYS.filter((d) => (high - low) / DAY / d <= MOST).pop() ?? 14;
  /** @type {Tick[]} */
  const ticks = [];
  if (months >= 2) {
    for (let m = Math.ceil((year * 12 + month) / step) * step; ticks.length <= 2 * MOST; m += step) {
      // A year below 100 would be taken for one of the 20th century.
      const day = new Date(0);
      day.setUTCFullYear(Math.floor(m / 12), m - Math.floor(m / 12) * 12, 1);
      if (+day > high) break;
      ticks.push({
        at: +day,
        name: step >= 12 || m % 12 === 0 ? sayYear(day.getUTCFullYear()) : MONTH_NAME.format(day),
      });
    }
  } else {
    for (let at = Math.ceil(low / DAY) * DAY; at <= high; at += days * DAY)
      ticks.push({ at, name: `${new Date(at).getUTCDate()} ${MONTH_NAME.format(at)}` });
  }
  return { place: (time) => time, low, high, ticks, apart: 40 };
}

/** @param {{from: number, to: number}[]} rows from and to in milliseconds, `to` exclusive @param {number|null} now the article's day, where it is known */
export function scale(rows, now) {
  const times = rows.flatMap((r) => [r.from, Math.max(r.from, r.to - DAY)]);
  const { place, low, high, ticks, apart } = now === null ? alongCalendar(times) : aroundDay(times, now);
  /** @param {number} time */
  const x = (time) => 24 + ((place(time) - low) / (high - low)) * (WIDTH - 48);

  // A name is left out where it would run into one before it; the line of the article's day needs less room.
  /** @type {number[]} */
  const named = [];
  const lines = ticks
    .filter(({ at }) => place(at) >= low - 0.01 && place(at) <= high + 0.01)
    .map(({ at, name }) => {
      const here = x(at);
      const room =
        named.every((other) => Math.abs(other - here) > apart) && (now === null || Math.abs(x(now) - here) > apart / 2);
      if (room) named.push(here);
      return [
        svg('line', { x1: here, x2: here, y1: BASE - 3, y2: BASE + 3, class: 'tick' }),
        room && svg('text', { x: here, y: BASE + 17, 'text-anchor': 'middle' }, name),
      ];
    });
  // What would be drawn over another to the unit is drawn once: a long text has thousands of dates.
  /** @type {Map<string, Element>} */
  const marks = new Map();
  for (const r of rows) {
    const [from, to] = [x(r.from), x(Math.max(r.from, r.to - DAY))];
    const drawn = `${Math.round(from)} ${Math.round(to)}`;
    if (!marks.has(drawn))
      marks.set(
        drawn,
        to - from > 3
          ? svg('rect', { x: from, y: BASE - 16, width: to - from, height: 7, rx: 3.5, class: 'span' })
          : svg('circle', { cx: from, cy: BASE - 12.5, r: 4, class: 'instant' }),
      );
  }
  return svg(
    'svg',
    { class: 'scale', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' },
    svg('line', { x1: 4, x2: WIDTH - 4, y1: BASE, y2: BASE, class: 'base' }),
    ...lines.flat(),
    now !== null && svg('line', { x1: x(now), x2: x(now), y1: 8, y2: BASE + 5, class: 'now' }),
    ...marks.values(),
  );
}
