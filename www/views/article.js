// The article with its marks: one element per atomic segment, painted paragraph by paragraph.
import { afterPaint, byId, h, later } from '../dom.js';
import { about } from '../model/kinds.js';
import { blocksOf, cutter, spansOf } from '../model/segments.js';
import { sayMark } from '../model/say.js';
import { listenToArticle } from './walk.js';
import { elementsOf, focusOf, forgetMarks } from './marks.js';
import { paintRelated } from './related.js';

/**
 * @typedef {import("../model/model.js").Item} Item
 * @typedef {import("../model/model.js").Model} Model
 * @typedef {import("../model/segments.js").Segment} Segment
 * @typedef {import("../model/segments.js").Block} Block
 * @typedef {{block: Block, sign: string, element: HTMLElement}} Painted
 */

// Of a new text the paragraphs that begin within so many UTF-16 units for each pixel of the window's height, about a screen, are painted first
// and the rest once those are seen; of one that is painted already, as after a correction, so many are gone through at once.
// What is left comes in turns of so many milliseconds.
const SCREEN = 1;
const AT_ONCE = 16_000;
const TURN = 24;
// Paragraphs of a text of more UTF-16 units stand in chapters of this many, which the browser skips while they are out of sight
// (see styles/article.css); a shorter one is laid out faster without.
const CHAPTER = 12;
const LONG = 30_000;

/** @param {import("../actions.js").Actions} actions @param {import("../state.js").Store} store @returns {import("../state.js").View} */
export function article(actions, store) {
  const root = byId('article');
  /** @type {Painted[]} */
  let painted = [];
  let shownText = '';
  let callOff = () => {};
  /** Paints what is still to come, without turns. @type {(() => void)|null} */
  let rest = null;
  /** A mark to show as soon as it is painted. @type {string|null} */
  let awaited = null;
  listenToArticle(root, actions, store);
  addEventListener('beforeprint', () => rest?.());

  /** Paints a model, keeping every paragraph that stays as it is. @param {import("../state.js").State} state */
  function paint(state) {
    callOff();
    rest = null;
    forgetMarks();
    const { model, plain, source } = state;
    if (source.text !== shownText) {
      root.replaceChildren();
      painted = [];
      shownText = source.text;
      // Wherever the last page stood, an article is read from its beginning.
      if (state.mode === 'read') scrollTo(0, 0);
    }
    if (!model) {
      root.replaceChildren();
      painted = [];
      return;
    }
    const all = blocksOf(source.text, model.doc.layout);
    const blocks = state.partial ? all.filter((block) => block.end <= state.partial) : all;
    const opening =
      blocks.find((block) => block.kind === 'body' || (block.kind === 'dateline' && block.end - block.start > 120)) ??
      null;
    const cut = cutter(plain ? [] : spansOf(model.items));
    const firsts = firstMentions(model, all);
    const claimed = /** @type {Set<string>} */ (new Set());
    let i = 0;

    const atOnce = painted.length ? AT_ONCE : SCREEN * innerHeight;
    /** @param {boolean} whole */
    const work = (whole) => {
      callOff();
      const began = performance.now();
      const first = i === 0;
      forgetMarks();
      rest = null;
      while (i < blocks.length) {
        const block = blocks[i];
        if (!whole && (first ? block.start > atOnce : performance.now() - began > TURN)) {
          rest = () => work(true);
          callOff = first ? afterPaint(() => work(false)) : later(() => work(false));
          break;
        }
        const segments = cut(block.start, block.end);
        const sign = signature(block, segments, plain);
        if (painted[i]?.sign !== sign) {
          const element = paragraph(source.text, block, segments, firsts, claimed, plain);
          if (block === opening) element.classList.add('opening');
          if (painted[i]) painted[i].element.replaceWith(element);
          else chapter(i).append(element);
          painted[i] = { block, sign, element };
        } else {
          for (const segment of segments) for (const span of segment.spans) claimed.add(span.item.key);
        }
        i += 1;
      }
      if (!rest) {
        for (const extra of painted.splice(blocks.length)) extra.element.remove();
        while (root.lastElementChild && !root.lastElementChild.firstElementChild) root.lastElementChild.remove();
      }
      root.setAttribute('aria-busy', String(Boolean(rest)));
      // It goes through all that is painted, so it isn't done at every turn.
      if (first || !rest) finish(store.state);
    };
    if (painted.length && source.text.length > LONG) {
      // What stands there stays until then; the model has just taken its time.
      root.setAttribute('aria-busy', 'true');
      callOff = later(() => work(false));
      rest = () => work(true);
    } else {
      work(false);
    }
  }

  /** The chapter of a block; a new one is begun where the last is full. @param {number} i */
  function chapter(i) {
    return root.children[Math.floor(i / CHAPTER)] ?? root.appendChild(h('div', { class: 'chapter' }));
  }

  /** Marks what is selected and keeps exactly one mark reachable by Tab. @param {import("../state.js").State} state */
  function finish(state) {
    const { selected, model } = state;
    const chosen = selected ? model?.byKey.get(selected) : null;
    for (const old of root.querySelectorAll('.chosen, .same')) {
      old.classList.remove('chosen', 'same');
      old.removeAttribute('aria-current');
    }
    const person = chosen?.entity && model?.byEntity.get(chosen.entity.id);
    for (const item of person ? person.items : [])
      for (const el of elementsOf(root, item.key)) el.classList.add('same');
    if (chosen) {
      for (const el of elementsOf(root, chosen.key)) el.classList.add('chosen');
      focusOf(root, chosen.key)?.setAttribute('aria-current', 'true');
    }
    const stop = (chosen && focusOf(root, chosen.key)) || root.querySelector('[data-focus]');
    for (const old of root.querySelectorAll("[tabindex='0']")) if (old !== stop) old.setAttribute('tabindex', '-1');
    stop?.setAttribute('tabindex', '0');
    // Only the one mark that can have the focus carries a description, so that reading on isn't interrupted at every mark.
    for (const old of root.querySelectorAll('[aria-describedby]'))
      if (old !== stop) old.removeAttribute('aria-describedby');
    const told =
      chosen ?? (stop instanceof HTMLElement ? model?.byKey.get(stop.dataset.focus?.split(' ')[0] ?? '') : null);
    byId('description').textContent = told && model ? sayMark(told, model) : '';
    stop?.setAttribute('aria-describedby', 'description');
    paintRelated(root, chosen ?? null, model);
    if (awaited && awaited !== selected) awaited = null;
    if (awaited && reveal(root, awaited)) awaited = null;
  }

  return (state, before) => {
    if (state.hidden !== before.hidden || root.dataset.hide === undefined)
      root.dataset.hide = [...state.hidden].join(' ');
    if (root.dataset.tags !== state.tags) root.dataset.tags = state.tags;
    if (state.plain !== before.plain) root.classList.toggle('plain', state.plain);
    if (state.source !== before.source) root.classList.toggle('long', state.source.text.length > LONG);
    if (state.model !== before.model || state.source.text !== before.source.text || state.plain !== before.plain)
      paint(state);
    else if (state.selected !== before.selected) finish(state);
    if (state.selected && state.selected !== before.selected && !reveal(root, state.selected)) awaited = state.selected;
  };
}

/** Scrolls to a mark; false where it isn't painted. @param {Element} root @param {string} key */
function reveal(root, key) {
  const element = elementsOf(root, key)[0] ?? focusOf(root, key);
  if (!element) return false;
  if (!element.getClientRects().length) return true;
  const { top, bottom } = element.getBoundingClientRect();
  if (top > 90 && bottom < innerHeight - 120) return true;
  element.scrollIntoView({
    block: 'center',
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  });
  return true;
}

/** Keys of the first mark of each kind in the running text, which carries the tag and so teaches the line. @param {Model} model @param {Block[]} blocks */
function firstMentions(model, blocks) {
  const firsts = new Set();
  const seen = new Set();
  let at = 0;
  for (const { start, key, kind, mention } of model.items) {
    while (at + 1 < blocks.length && blocks[at].end <= start) at += 1;
    if (
      kind === 'quote' ||
      seen.has(kind) ||
      (mention && mention.form !== 'name') ||
      !/^(body|dateline)$/.test(blocks[at]?.kind ?? '')
    )
      continue;
    seen.add(kind);
    firsts.add(key);
  }
  return firsts;
}

/** Equal signatures mean equal paragraphs. @param {Block} block @param {Segment[]} segments @param {boolean} plain */
function signature(block, segments, plain) {
  const marks = segments.flatMap((s) =>
    s.spans.map((x) => `${s.start},${x.item.key},${x.role},${x.item.kind},${x.item.quote ? speakerOf(x.item) : ''}`),
  );
  return `${block.start}-${block.end}-${block.kind}-${plain}|${marks.join(';')}`;
}

/** @param {Item} item */
export const speakerOf = (item) => item.quote?.speaker?.name ?? item.quote?.speaker?.text ?? '';

/**
 * @param {string} text @param {Block} block @param {Segment[]} segments
 * @param {Set<string>} firsts @param {Set<string>} claimed marks that have their focus element already @param {boolean} plain
 */
function paragraph(text, block, segments, firsts, claimed, plain) {
  const words = h('span', { class: 'words' });
  /** @type {Item[]} */
  const quotes = [];
  for (const segment of segments) {
    const piece = text.slice(segment.start, segment.end);
    if (!segment.spans.length) {
      words.append(piece);
      continue;
    }
    for (const { item } of segment.spans) {
      if (item.layer === 'quote' && item.quote?.kind !== 'scare' && !claimed.has(item.key)) {
        claimed.add(item.key);
        quotes.push(item);
      }
    }
    words.append(mark(piece, segment, firsts, claimed));
  }
  const element = h(block.kind === 'headline' ? 'h2' : 'p', {
    class: `block ${block.kind}${block.more ? ' more' : ''}`,
    'data-start': block.start,
    'data-end': block.end,
  });
  if (!plain && quotes.length) element.append(gloss(quotes));
  element.append(words);
  return element;
}

/** @param {string} piece @param {Segment} segment @param {Set<string>} firsts @param {Set<string>} claimed */
function mark(piece, segment, firsts, claimed) {
  const marks = segment.spans.filter((s) => s.item.layer !== 'quote');
  const quoted = segment.spans.filter((s) => s.item.layer === 'quote');
  // The shortest mark decides the line under the words, the next longer one draws a second line below it.
  marks.sort((a, b) => a.item.end - a.item.start - (b.item.end - b.item.start));
  const [inner, outer] = marks;
  const classes = ['m'];
  if (inner) classes.push(inner.item.kind, inner.role);
  if (outer) classes.push(`over-${outer.item.kind}`);
  for (const q of quoted) classes.push('quote', q.role);
  const fresh = marks.filter((s) => !claimed.has(s.item.key));
  // One element takes the focus for a mark; where two begin together, the shorter has it and the longer takes its next piece.
  const focus = fresh[0] && (fresh.length === 1 || fresh[0].item.end === fresh[1].item.end) ? fresh : fresh.slice(0, 1);
  for (const s of focus) claimed.add(s.item.key);
  const keys = segment.spans.map((s) => s.item.key).join(' ');
  const starts = inner && inner.start === segment.start && inner.role !== 'pronoun';
  const properties = {
    class: classes.join(' '),
    'data-keys': keys,
    'data-tag': starts && about(inner.item.kind).tag,
    'data-first': starts && firsts.has(inner.item.key),
  };
  if (!focus.length) return h('span', properties, piece);
  return h(
    'a',
    {
      ...properties,
      id: focus[0].item.key,
      href: `#${focus[0].item.key}`,
      tabindex: '-1',
      'data-focus': focus.map((s) => s.item.key).join(' '),
    },
    piece,
  );
}

/** The margin note of a paragraph: who speaks in it, one link per quote. @param {Item[]} quotes */
function gloss(quotes) {
  let last = '';
  const notes = quotes.map((item) => {
    const name = speakerOf(item);
    const again = name !== '' && name === last;
    last = name;
    return h(
      'a',
      {
        class: `note ${item.quote?.kind}${again ? ' again' : ''}${name ? '' : ' nobody'}`,
        id: item.key,
        href: `#${item.key}`,
        tabindex: '-1',
        'data-keys': item.key,
        'data-focus': item.key,
        'aria-label': `Quote, ${name || 'no speaker named'}`,
        title: name ? null : 'No speaker is named for this quote',
      },
      again ? '″' : name || '?',
    );
  });
  return h('span', { class: 'gloss' }, notes);
}
