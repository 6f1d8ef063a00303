// The dates in order of time along a drawn axis, and below them those that have no place on it.
import { count, fold, h, svg } from '../dom.js';
import { day, sayDate, sayResolution } from '../model/say.js';
import { scale } from './scale.js';
import { jump } from './walk.js';

/**
 * @typedef {import("../model/model.js").Item} Item
 * @typedef {import("../annotator/protocol.js").Timex} Timex
 * Dates of one value stand in one row.
 * @typedef {{date: Timex, items: Item[], from: number, to: number}} Row
 */

const DAY = 86_400_000;
// More rows than this, and more words in one row, wait behind a button.
const MANY = 80;
const WORDS = 12;

/** @type {import("./panel.js").List} */
export function timeline(state, actions, find) {
  const { model, machine } = state.article;
  if (!model) return [];
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @type {Row[]} */
  const undated = [];
  for (const item of model.dates) {
    const date = /** @type {Timex} */ (item.date);
    if (find && !`${date.text} ${sayDate(date)} ${date.value}`.toLowerCase().includes(find)) continue;
    const span = spanOf(date);
    const key = `${date.value}|${date.mod}|${date.type}`;
    const row = rows.get(key) ?? undated.find((r) => `${r.date.value}|${r.date.mod}|${r.date.type}` === key);
    if (row) row.items.push(item);
    else if (span) rows.set(key, { date, items: [item], ...span });
    else undated.push({ date, items: [item], from: NaN, to: NaN });
  }
  const dated = [...rows.values()].sort(
    (a, b) => a.from - b.from || b.to - a.to || a.items[0].start - b.items[0].start,
  );
  if (!dated.length && !undated.length)
    return [h('p', { class: 'none' }, find ? `No date with “${find}”.` : 'No dates were found in this text.')];

  const reference = machine?.reference_date ?? null;
  const now = reference ? day(reference.value) : null;
  return [
    dated.length > 1 && scale(dated, now ? +now : null),
    h(
      'ol',
      { class: 'axis' },
      fold(
        dated.map((row, i) => ({ row, before: dated[i - 1] })),
        MANY,
        ({ row, before }) => [gap(before, row), entry(row, actions, state, now ? +now : null)],
      ),
    ),
    undated.length > 0 &&
      h(
        'section',
        { class: 'kin' },
        h('h3', { class: 'group-name' }, 'Without a day ', h('span', { class: 'group-count' }, undated.length)),
        h(
          'ul',
          { class: 'axis undated' },
          fold(undated, MANY, (row) => entry(row, actions, state, null)),
        ),
      ),
  ];
}

/** Milliseconds of a day or an hour, taken as UTC wherever the reader is; years before 1 have a sign, and six digits in the language. @param {string} iso */
const timeOf = (iso) => Date.parse(iso.replace(/^-/, '-00') + (/T[\d:]+$/.test(iso) ? 'Z' : ''));

/** Milliseconds from and to, or null when it has no place in time. @param {Timex} date */
function spanOf({ interval }) {
  if (!interval) return null;
  const [from, to] = interval.map(timeOf);
  if (Number.isNaN(from) && Number.isNaN(to)) return null;
  return { from: Number.isNaN(from) ? to : from, to: Number.isNaN(to) ? from + DAY : to };
}

/** "39 years later" between two rows that are far apart. @param {Row|undefined} before @param {Row} row */
function gap(before, row) {
  if (!before) return false;
  // From the middle of a stretch, so that from 2019 to September 2023 it is four years.
  const days = (row.from + row.to - before.from - before.to) / 2 / DAY;
  if (days < 2 || row.from < before.to) return false;
  const [n, unit] =
    days >= 700 || Math.abs(days - 365) < 15
      ? [Math.round(days / 365.25), 'year']
      : days >= 60
        ? [Math.round(days / 30.44), 'month']
        : days >= 21
          ? [Math.round(days / 7), 'week']
          : [Math.round(days), 'day'];
  return h('li', { class: `gap${days > 365 ? ' long' : ''}` }, `${count(Number(n), String(unit))} later`);
}

/** What is drawn on the axis: a dot for a day, a bar for a stretch, a broken shape for what is vague. @param {Row} row */
function shapeOf({ date, from, to }) {
  if (Number.isNaN(from)) return 'open';
  const fuzzy = date.mod || /X/.test(date.value) || /_REF$/.test(date.value);
  return `${to - from > DAY * 1.5 ? 'stretch' : 'dot'}${fuzzy ? ' fuzzy' : ''}`;
}

/** @param {Row} row @param {import("../actions.js").Actions} actions @param {import("../state.js").State} state @param {number|null} now */
function entry(row, actions, state, now) {
  const { date, items } = row;
  const shape = shapeOf(row);
  const today = now !== null && now >= row.from && now < row.to && row.to - row.from <= DAY * 1.5;
  const node = svg(
    'svg',
    { class: 'node', viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': 'true' },
    shape.startsWith('stretch')
      ? svg('rect', { x: 8, y: 3, width: 8, height: 18, rx: 4 })
      : shape === 'open'
        ? svg('path', { d: 'M6 12h12' })
        : svg('circle', { cx: 12, cy: 12, r: today ? 6 : 4.5 }),
  );
  const said = sayDate(date);
  const why = sayResolution(date, state.article.machine?.reference_date ?? null, true);
  const lacksDay = !date.interval && /X/.test(date.value);
  const others = items.slice(1);
  return h(
    'li',
    { class: `entry ${shape}${today ? ' today' : ''}`, 'data-row': items[0].key },
    node,
    h(
      'div',
      { class: 'entry-words' },
      h(
        'p',
        { class: 'entry-when' },
        date.interval ? h('time', { datetime: date.value.replace(/T(MO|MI|AF|EV|NI|DT)$/, '') }, said) : said,
        today && h('span', { class: 'entry-now' }, 'the article’s day'),
        lacksDay
          ? h('button', { type: 'button', class: 'link entry-why', popovertarget: 'day' }, 'set the day')
          : why && h('span', { class: 'entry-why' }, why),
      ),
      h('p', { class: 'entry-context' }, contextOf(state.article.source.text, items[0], actions)),
      others.length > 0 &&
        h(
          'p',
          { class: 'entry-where' },
          'also ',
          fold(
            others,
            WORDS,
            (item) => h('span', null, item === others[0] ? '' : ' · ', jump(item, actions, {}, `“${item.date?.text}”`)),
            'span',
          ),
        ),
    ),
  );
}

/** A few words around the date, so that a row says what happened. @param {string} text @param {Item} item @param {import("../actions.js").Actions} actions */
function contextOf(text, item, actions) {
  const before =
    text
      .slice(Math.max(0, item.start - 70), item.start)
      .split('\n')
      .pop() ?? '';
  const after = text.slice(item.end, item.end + 70).split('\n')[0];
  return [
    (before.length >= 70 ? `…${before.slice(before.indexOf(' ') + 1)}` : before).trimStart(),
    jump(item, actions, {}, text.slice(item.start, item.end)),
    after.length >= 70 ? `${after.slice(0, after.lastIndexOf(' '))}…` : after,
  ];
}
