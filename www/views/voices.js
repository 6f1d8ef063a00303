// Who said what: what kinds of sources are heard, then the quotes by speaker with each one's share of the words in marks.
import { count, fold, h } from '../dom.js';
import { byOf, sayBy } from '../model/model.js';
import { sayKind, sayWarning } from '../model/say.js';
import { jump } from './walk.js';

/**
 * @typedef {import("../model/model.js").Item} Item
 * @typedef {import("../model/sources.js").Voice} Voice
 * @typedef {import("../actions.js").Actions} Actions
 * @typedef {import("../state.js").State} State
 */

const SHORT = { direct: 'direct', mixed: 'mixed', indirect: 'indirect', scare: 'not speech' };
// Longer quotes than this many UTF-16 units are cut in the list; the text has them whole.
const LONGEST = 260;
// Of a speaker with more quotes than this, and of more speakers, the rest waits behind a button.
const MANY = 60;

/** @type {import("./panel.js").List} */
export function voices(state, actions, find) {
  const { model } = state.article;
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
    !find && audit(model.voices),
    ...fold(shown, MANY, ({ voice, quotes }) => group(voice, quotes, state, actions), 'p'),
    scare.length > 0 &&
      h(
        'details',
        { class: 'scare-list' },
        h('summary', null, `${count(scare.length, 'pair')} of marks that are no quotes of their own`),
        h(
          'ul',
          { class: 'quotes' },
          fold(scare, MANY, (item) => line(item, state, actions)),
        ),
      ),
  ];
}

/** @type {[import("../model/sources.js").Source, string][]} */
const SOURCES = [
  ['official', 'Officials, by name'],
  ['named', 'Others, by name'],
  ['unnamed official', 'Officials, unnamed'],
  ['anonymous', 'Others, unnamed'],
  ['nobody', 'No speaker named'],
];

/** What kinds of sources are heard, how often, and with how many words. @param {Voice[]} voices */
function audit(voices) {
  if (voices.length < 2) return false;
  const rows = SOURCES.flatMap(([source, name]) => {
    const some = voices.filter((voice) => voice.source === source);
    /** @param {(voice: Voice) => number} number */
    const sum = (number) => some.reduce((n, voice) => n + number(voice), 0);
    return some.length
      ? [
          {
            name,
            nobody: source === 'nobody',
            some,
            quotes: sum((v) => v.quotes.length),
            marks: sum((v) => v.marks),
            told: sum((v) => v.told),
          },
        ]
      : [];
  });
  return h(
    'table',
    { class: 'audit' },
    h('caption', { class: 'group-name' }, 'Who is heard'),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        h('th', { scope: 'col' }, 'Sources'),
        ['voices', 'quotes', 'words in marks', 'words told'].map((name) => h('th', { scope: 'col' }, name)),
      ),
    ),
    h(
      'tbody',
      null,
      rows.map(({ name, nobody, some, quotes, marks, told }) =>
        h(
          'tr',
          null,
          h('th', { scope: 'row' }, name),
          [nobody ? '–' : some.length, quotes, marks, told].map((n) => h('td', null, n)),
        ),
      ),
    ),
  );
}

/** @type {Record<import("../model/sources.js").Source, string>} */
const LABELS = {
  official: 'official',
  named: '',
  'unnamed official': 'official, unnamed',
  anonymous: 'anonymous',
  nobody: '',
};

/** @param {Voice} voice @param {Item[]} quotes @param {State} state @param {Actions} actions */
function group(voice, quotes, state, actions) {
  const { person, id } = voice;
  const percent = Math.round(voice.share * 100);
  const bar = h('span', { class: 'share-bar', 'aria-hidden': 'true' }, h('span', { class: 'share-fill' }));
  /** @type {HTMLElement} */ (bar.firstElementChild).style.inlineSize = `${percent}%`;
  const said = [
    voice.marks > 0 ? `${count(voice.marks, 'word')} in marks, ${percent} % of all` : '',
    voice.told > 0 ? `${count(voice.told, 'word')} told` : '',
    count(quotes.length, 'quote'),
  ];
  const name = sayBy(voice) || 'No speaker named';
  const label = LABELS[voice.source];
  const element = h(
    'section',
    {
      class: `voice${voice.known ? '' : ' nobody'}`,
      'data-row': person?.entity.id,
      draggable: voice.name ? 'true' : null,
    },
    h(
      'div',
      { class: 'voice-head' },
      h(
        'h3',
        { class: 'voice-name' },
        person
          ? h(
              'button',
              {
                type: 'button',
                class: 'voice-open',
                'data-key': `open-${id}`,
                title: `Open the card of ${person.name}`,
                onclick: () => open(person.items[0] ?? person.all[0], actions),
              },
              name,
            )
          : name,
      ),
      label && h('span', { class: 'voice-source' }, label),
      h(
        'button',
        {
          type: 'button',
          class: 'link voice-correct',
          'data-key': `correct-${id}`,
          'aria-label': `Correct who says the quotes of ${name}`,
          onclick: () => rename(voice, actions),
        },
        'Correct',
      ),
    ),
    h('p', { class: 'share' }, voice.marks > 0 && bar, h('span', null, said.filter(Boolean).join(' · '))),
    h(
      'ul',
      { class: 'quotes' },
      fold(quotes, MANY, (item) => line(item, state, actions)),
    ),
  );
  joins(element, voice, state, actions);
  return element;
}

/** Opens a card from the list. @param {Item} item @param {Actions} actions */
function open(item, actions) {
  actions.closePanel();
  actions.select(item.key, { card: true });
}

/** Opens the form of a voice's first quote, made out for all of them. @param {Voice} voice @param {Actions} actions */
function rename(voice, actions) {
  actions.closePanel();
  actions.correctCard(true, voice.quotes[0].key);
  const all = /** @type {HTMLInputElement|null} */ (document.getElementById('all-quotes'));
  if (all) all.checked = true;
}

/** One voice dropped on another joins the two: as people where both are known, else the quotes go over. @param {HTMLElement} element @param {Voice} voice @param {State} state @param {Actions} actions */
function joins(element, voice, state, actions) {
  const TYPE = 'application/x-voice';
  element.addEventListener('dragstart', (event) => {
    event.dataTransfer?.setData(TYPE, voice.id);
    document.body.dataset.dragging = 'mark';
  });
  element.addEventListener('dragend', () => delete document.body.dataset.dragging);
  element.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes(TYPE) || !voice.name) return;
    event.preventDefault();
    element.classList.add('target');
  });
  element.addEventListener('dragleave', () => element.classList.remove('target'));
  element.addEventListener('drop', (event) => {
    const id = event.dataTransfer?.getData(TYPE);
    element.classList.remove('target');
    const from = state.article.model?.voices.find((one) => one.id === id);
    if (!from || from.id === voice.id || !voice.name) return;
    event.preventDefault();
    event.stopPropagation();
    const into = voice.person?.items[0] ?? voice.person?.all[0];
    const mark = from.person?.items[0] ?? from.person?.all[0];
    if (into && mark && from.person?.kind === voice.person?.kind)
      actions.correct({ op: 'merge', layer: 'entity', at: actions.anchorOf(mark), into: actions.anchorOf(into) });
    else
      actions.correct({
        op: 'speaker',
        layer: 'quote',
        at: actions.anchorOf(from.quotes[0]),
        name: voice.person?.entity.name ?? voice.name,
        who: into ? actions.anchorOf(into) : null,
        all: true,
      });
  });
}

/** @param {Item} item @param {State} state @param {Actions} actions */
function line(item, state, actions) {
  const quote = /** @type {import("../annotator/protocol.js").Quote} */ (item.quote);
  const text = quote.text.length > LONGEST ? `${quote.text.slice(0, LONGEST).replace(/\s\S*$/, '')}…` : quote.text;
  const by = byOf(item, state.article.model);
  const written = quote.speaker?.text && quote.speaker.text !== by.name ? `“${quote.speaker.text}”` : '';
  const said = [written, quote.cue?.text].filter(Boolean).join(', ');
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
    (quote.warnings ?? [])
      .filter((code) => code !== 'no_speaker')
      .map((warning) => h('p', { class: 'warning' }, sayWarning(warning))),
  );
}
