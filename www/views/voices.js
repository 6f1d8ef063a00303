// Who said what: quotes by speaker with each one's share of the quoted words.
import { count, fold, h } from '../dom.js';
import { sayKind, sayWarning } from '../model/say.js';
import { jump } from './walk.js';

/**
 * @typedef {import("../model/model.js").Item} Item
 * @typedef {import("../model/model.js").Voice} Voice
 * @typedef {import("../actions.js").Actions} Actions
 */

const SHORT = { direct: 'direct', mixed: 'mixed', indirect: 'indirect', scare: 'not speech' };
// Longer quotes than this many UTF-16 units are cut in the list; the text has them whole.
const LONGEST = 260;
// Of a speaker with more quotes than this, and of more speakers, the rest waits behind a button.
const MANY = 60;

/** @type {import("./panel.js").List} */
export function voices(state, actions, find) {
  const { model } = state;
  if (!model) return [];
  const shown = model.voices.flatMap((voice) => {
    const whole = !find || voice.name.toLowerCase().includes(find);
    const quotes = whole ? voice.quotes : voice.quotes.filter((q) => q.quote?.text.toLowerCase().includes(find));
    return quotes.length ? [{ voice, quotes }] : [];
  });
  const scare = model.scare.filter((item) => !find || item.quote?.text.toLowerCase().includes(find));
  if (!shown.length && !scare.length)
    return [h('p', { class: 'none' }, find ? `No speaker or quote with “${find}”.` : 'Nobody is quoted in this text.')];
  return [
    ...fold(shown, MANY, ({ voice, quotes }) => group(voice, quotes, actions), 'p'),
    scare.length > 0 &&
      h(
        'details',
        { class: 'scare-list' },
        h('summary', null, `${count(scare.length, 'pair')} of marks that are no quotes of their own`),
        h(
          'ul',
          { class: 'quotes' },
          fold(scare, MANY, (item) => line(item, actions)),
        ),
      ),
  ];
}

/** @param {Voice} voice @param {Item[]} quotes @param {Actions} actions */
function group(voice, quotes, actions) {
  const percent = Math.round(voice.share * 100);
  const bar = h('span', { class: 'share-bar', 'aria-hidden': 'true' }, h('span', { class: 'share-fill' }));
  /** @type {HTMLElement} */ (bar.firstElementChild).style.inlineSize = `${Math.max(percent, 1)}%`;
  return h(
    'section',
    { class: `voice${voice.name ? '' : ' nobody'}` },
    h('h3', { class: 'voice-name' }, voice.name || 'No speaker named'),
    h(
      'p',
      { class: 'share' },
      bar,
      h('span', null, `${percent} % of the quoted words, ${count(quotes.length, 'quote')}`),
    ),
    h(
      'ul',
      { class: 'quotes' },
      fold(quotes, MANY, (item) => line(item, actions)),
    ),
  );
}

/** @param {Item} item @param {Actions} actions */
function line(item, actions) {
  const quote = /** @type {import("../annotator/protocol.js").Quote} */ (item.quote);
  const text = quote.text.length > LONGEST ? `${quote.text.slice(0, LONGEST).replace(/\s\S*$/, '')}…` : quote.text;
  const said = [quote.speaker?.text && `“${quote.speaker.text}”`, quote.cue?.text].filter(Boolean).join(', ');
  return h(
    'li',
    { class: `quote-row ${quote.kind}`, 'data-row': item.key },
    jump(item, actions, { class: 'quote-link' }, text),
    h(
      'p',
      { class: 'quote-about' },
      h(
        'span',
        { class: 'quote-kind', title: sayKind(quote) },
        quote.kind === 'scare' && quote.speaker ? 'cited' : SHORT[quote.kind],
      ),
      said && ` ${said}`,
      quote.via && ` via ${quote.via.name ?? quote.via.text}`,
    ),
    (quote.warnings ?? []).map((warning) => h('p', { class: 'warning' }, sayWarning(warning))),
  );
}
