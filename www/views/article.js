// The article with its marks: one element per atomic segment, painted paragraph by paragraph.
import { afterPaint, byId, h, later } from '../dom.js';
import { about } from '../model/kinds.js';
import { byOf, sayBy } from '../model/model.js';
import { SURE } from '../model/doubts.js';
import { blocksOf, cutter, spansOf } from '../model/segments.js';
import { sayMark } from '../model/say.js';
import { focusNear, listenToArticle } from './walk.js';
import { addMarks, dropMarks, elementsOf, focusOf, focusedMark, forgetMarks } from './marks.js';
import { paintRelated } from './related.js';

/**
 * @typedef {import("../model/model.js").Item} Item
 * @typedef {import("../model/model.js").Model} Model
 * @typedef {import("../model/segments.js").Segment} Segment
 * @typedef {import("../model/segments.js").Block} Block
 * @typedef {{block: Block, element: HTMLElement}} Painted
 */

// Of a new text the paragraphs that begin within so many UTF-16 units for each pixel of the window's height, about a screen, are painted first
// and the rest once those are seen. What is left comes in turns of so many milliseconds.
const SCREEN = 1;
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
  /** What is painted: the article, its paragraphs, the model they show. @type {{id: number, text: string, blocks: Block[], layout: unknown, model: Model|null, plain: boolean, firsts: Set<string>}} */
  let last = { id: 0, text: '', blocks: [], layout: null, model: null, plain: false, firsts: new Set() };
  let callOff = () => {};
  /** Paints what is still to come, without turns. @type {(() => void)|null} */
  let rest = null;
  /** A mark to show as soon as it is painted. @type {string|null} */
  let awaited = null;
  /** How far down to go as soon as so much is painted. */
  let scroll = 0;
  /** Elements that `finish` has changed. @type {Set<Element>} */
  let lit = new Set();
  /** @type {Element|null} */
  let stop = null;
  listenToArticle(root, actions, store);
  document.adoptedStyleSheets.push(same);
  addEventListener('beforeprint', () => rest?.());

  /** Takes away all that is painted. */
  function clear() {
    root.replaceChildren();
    painted = [];
    forgetMarks();
    lit.clear();
    stop = null;
  }

  /** Paints a model; a paragraph that nothing has changed in stays as it is. @param {import("../state.js").State} state */
  function paint(state) {
    callOff();
    rest = null;
    const held = root.contains(document.activeElement) && document.activeElement !== root ? focusedMark() : null;
    const { plain } = state;
    const { id, model, source, partial } = state.article;
    const fresh = id !== last.id || source.text !== last.text;
    if (fresh || !model) {
      clear();
      // Wherever the last page stood, an article is read from its beginning, or from where it was left.
      if (fresh && state.mode === 'read') {
        scrollTo(0, 0);
        scroll = id === last.id ? 0 : state.article.scroll;
      }
    }
    if (!model) {
      last = { id, text: source.text, blocks: [], layout: null, model: null, plain, firsts: new Set() };
      return;
    }
    const { layout } = model.doc;
    const readLayout = last.layout;
    const all = !fresh && layout === last.layout ? last.blocks : blocksOf(source.text, layout);
    const firsts = firstMentions(model, all);
    const stale =
      fresh || !last.model || plain !== last.plain ? null : staleBlocks(all, last.model, model, last.firsts, firsts);
    last = { id, text: source.text, blocks: all, layout, model, plain, firsts };

    const blocks = partial ? all.filter((block) => block.end <= partial) : all;
    const opening = all.find((b) => b.kind === 'body' || (b.kind === 'dateline' && b.end - b.start > 120)) ?? null;
    const cut = cutter(plain ? [] : spansOf(model.items));
    /** Whether a paragraph has to be painted. @param {number} i */
    const due = (i) => {
      const old = painted[i]?.block;
      const { start, end, kind, more } = blocks[i];
      return (
        !old ||
        !stale ||
        stale.has(i) ||
        old.start !== start ||
        old.end !== end ||
        old.kind !== kind ||
        old.more !== more
      );
    };
    let i = 0;
    const opens = !painted.length;
    const atOnce = opens ? SCREEN * innerHeight : Infinity;

    /** @param {boolean} whole */
    const work = (whole) => {
      callOff();
      const began = performance.now();
      const first = i === 0;
      rest = null;
      for (; i < blocks.length; i += 1) {
        const block = blocks[i];
        if (!due(i)) continue;
        if (!whole && (first && opens ? block.start > atOnce : performance.now() - began > TURN)) {
          rest = () => work(true);
          callOff = first ? afterPaint(() => work(false)) : later(() => work(false));
          break;
        }
        if (painted[i]) dropMarks(painted[i].element);
        const element = paragraph(model, block, cut(block.start, block.end), firsts, plain);
        if (block === opening) element.classList.add('opening');
        if (painted[i]) painted[i].element.replaceWith(element);
        else chapter(i).append(element);
        addMarks(element);
        painted[i] = { block, element };
      }
      if (!rest) {
        for (const extra of painted.splice(blocks.length)) {
          dropMarks(extra.element);
          extra.element.remove();
        }
        while (root.lastElementChild && !root.lastElementChild.firstElementChild) root.lastElementChild.remove();
      }
      root.setAttribute('aria-busy', String(Boolean(rest)));
      // It looks at what is selected, so it isn't done at every turn.
      if (first || !rest) finish(store.state);
      if (scroll && (root.offsetHeight > scroll + innerHeight || !rest)) {
        scrollTo(0, scroll);
        scroll = 0;
      }
      if (held && document.activeElement === document.body && (focusOf(held) || !rest)) focusNear(model, held);
    };
    // A long text read anew has just taken its time; a correction is shown at once.
    if (!opens && layout !== readLayout && source.text.length > LONG) {
      root.setAttribute('aria-busy', 'true');
      callOff = later(() => work(false));
      rest = () => work(true);
    } else work(false);
  }

  /** The chapter of a block; a new one is begun where the last is full. @param {number} i */
  function chapter(i) {
    return root.children[Math.floor(i / CHAPTER)] ?? root.appendChild(h('div', { class: 'chapter' }));
  }

  /** Marks what is selected and keeps exactly one mark reachable by Tab. @param {import("../state.js").State} state */
  function finish(state) {
    const { selected, model } = state.article;
    const chosen = selected ? model?.byKey.get(selected) : null;
    for (const old of lit) {
      old.classList.remove('chosen', 'self');
      old.removeAttribute('aria-current');
    }
    lit = new Set();
    lightUp(chosen?.entity?.id ?? '');
    if (chosen) {
      for (const el of elementsOf(chosen.key)) {
        el.classList.add('chosen');
        if (!chosen.quote) el.classList.add('self');
        lit.add(el);
      }
      focusOf(chosen.key)?.setAttribute('aria-current', 'true');
    }
    const now = (chosen && focusOf(chosen.key)) || root.querySelector('[data-focus]');
    if (stop !== now) {
      stop?.setAttribute('tabindex', '-1');
      // Only the one mark that can have the focus carries a description, so that reading on isn't interrupted at every mark.
      stop?.removeAttribute('aria-describedby');
      stop = now;
    }
    stop?.setAttribute('tabindex', '0');
    const told =
      chosen ?? (stop instanceof HTMLElement ? model?.byKey.get(stop.dataset.focus?.split(' ')[0] ?? '') : null);
    byId('description').textContent = told && model ? sayMark(told, model) : '';
    stop?.setAttribute('aria-describedby', 'description');
    paintRelated(root, (state.lit && model?.byKey.get(state.lit)) || chosen || null);
    if (awaited && awaited !== selected) awaited = null;
    if (awaited && reveal(awaited)) awaited = null;
  }

  return (state, before) => {
    const [now, old] = [state.article, before.article];
    if (state.hidden !== before.hidden || root.dataset.hide === undefined)
      root.dataset.hide = [...state.hidden].join(' ');
    if (root.dataset.tags !== state.tags) root.dataset.tags = state.tags;
    if (state.plain !== before.plain) root.classList.toggle('plain', state.plain);
    if (now.source !== old.source) root.classList.toggle('long', now.source.text.length > LONG);
    const other = now.id !== old.id || now.source.text !== old.source.text;
    // What opens an article is followed by its keys.
    if (state.mode === 'read' && (before.mode !== 'read' || now.id !== old.id)) root.focus({ preventScroll: true });
    if (now.model !== old.model || other || state.plain !== before.plain) paint(state);
    else if (now.selected !== old.selected) finish(state);
    else if (state.lit !== before.lit)
      paintRelated(root, now.model?.byKey.get(state.lit ?? now.selected ?? '') ?? null);
    if (now.selected && now.selected !== old.selected && !other && !reveal(now.selected)) awaited = now.selected;
    if (now.selected && other && !scroll) awaited = now.selected;
  };
}

/** One rule for all mentions of an entity: of one that is named everywhere there are thousands. */
const same = new CSSStyleSheet();
let shown = '';
/** @param {string} entity its id, or "" for none */
function lightUp(entity) {
  if (entity === shown) return;
  shown = entity;
  const marks = `article .m.m[data-entity~="${CSS.escape(entity)}"]:not(.chosen)`;
  same.replaceSync(
    entity &&
      `@media screen { ${marks} { --wash: var(--glow); background: linear-gradient(var(--wash), var(--wash)) 0 58% / 100% 1.5em no-repeat; } }
      @media (forced-colors: active) { ${marks} { outline: 1px solid Highlight; } }`,
  );
}

/** Scrolls to a mark; false where it isn't painted. @param {string} key */
function reveal(key) {
  const element = elementsOf(key)[0] ?? focusOf(key);
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
    if (kind === 'quote' || seen.has(kind) || (mention && mention.form !== 'name')) continue;
    while (at + 1 < blocks.length && blocks[at].end <= start) at += 1;
    if (!/^(body|dateline)$/.test(blocks[at]?.kind ?? '')) continue;
    seen.add(kind);
    firsts.add(key);
  }
  return firsts;
}

/**
 * The paragraphs in which two models of a text differ.
 * @param {Block[]} blocks @param {Model} before @param {Model} after @param {Set<string>} firstsBefore @param {Set<string>} firsts
 */
function staleBlocks(blocks, before, after, firstsBefore, firsts) {
  /** @type {Set<number>} */
  const stale = new Set();
  /** @param {Item} item */
  const touch = ({ start, end }) => {
    let [low, high] = [0, blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blocks[middle].end <= start) low = middle + 1;
      else high = middle;
    }
    for (; low < blocks.length && blocks[low].start < end; low += 1) stale.add(low);
  };
  const [a, b] = [before.items, after.items];
  /** Whether two marks of the same place look alike. @param {Item} x @param {Item} y */
  const alike = (x, y) =>
    x.kind === y.kind &&
    x.entity?.id === y.entity?.id &&
    x.mention?.form === y.mention?.form &&
    firstsBefore.has(x.key) === firsts.has(y.key) &&
    (!x.quote ||
      !y.quote ||
      (sameQuote(x.quote, y.quote) && unsure(x) === unsure(y) && sayBy(byOf(x, before)) === sayBy(byOf(y, after))));
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [x, y] = [a[i], b[j]];
    if (x && y && x.key === y.key) {
      if (!alike(x, y)) touch(x);
      i += 1;
      j += 1;
    } else if (!y || (x && (x.start < y.start || (x.start === y.start && x.end > y.end)))) {
      touch(x);
      i += 1;
    } else {
      touch(y);
      j += 1;
    }
  }
  return stale;
}

/** Whether the words of two quotes are marked alike. @param {import("../annotator/protocol.js").Quote} a @param {import("../annotator/protocol.js").Quote} b */
const sameQuote = (a, b) =>
  a.kind === b.kind &&
  (a.parts === b.parts ||
    (a.parts.length === b.parts.length &&
      a.parts.every(({ start, end }, i) => start === b.parts[i].start && end === b.parts[i].end)));

/** @param {Item} item */
const unsure = ({ quote }) => Boolean(quote && quote.confidence < SURE && !quote.checked);

/** @param {Model} model @param {Block} block @param {Segment[]} segments @param {Set<string>} firsts @param {boolean} plain */
function paragraph(model, block, segments, firsts, plain) {
  const words = h('span', { class: 'words' });
  /** Marks that have their focus element here; others may have it in a paragraph before. @type {Set<string>} */
  const claimed = new Set();
  /** @param {string} key */
  const isClaimed = (key) => claimed.has(key) || focusOf(key) !== null;
  /** @type {Item[]} */
  const quotes = [];
  for (const segment of segments) {
    const piece = model.text.slice(segment.start, segment.end);
    if (!segment.spans.length) {
      words.append(piece);
      continue;
    }
    for (const { item } of segment.spans) {
      if (item.layer === 'quote' && item.quote?.kind !== 'scare' && !isClaimed(item.key)) {
        claimed.add(item.key);
        quotes.push(item);
      }
    }
    words.append(mark(piece, segment, firsts, claimed, isClaimed));
  }
  const element = h(block.kind === 'headline' ? 'h2' : 'p', {
    class: `block ${block.kind}${block.more ? ' more' : ''}`,
    'data-start': block.start,
    'data-end': block.end,
  });
  if (!plain && quotes.length) element.append(gloss(quotes, model));
  element.append(words);
  return element;
}

/** @param {string} piece @param {Segment} segment @param {Set<string>} firsts @param {Set<string>} claimed @param {(key: string) => boolean} isClaimed */
function mark(piece, segment, firsts, claimed, isClaimed) {
  const marks = segment.spans.filter((s) => s.item.layer !== 'quote');
  const quoted = segment.spans.filter((s) => s.item.layer === 'quote');
  // The shortest mark decides the line under the words, the next longer one draws a second line below it.
  marks.sort((a, b) => a.item.end - a.item.start - (b.item.end - b.item.start));
  const [inner, outer] = marks;
  const classes = ['m'];
  if (inner) classes.push(inner.item.kind, inner.role);
  if (outer) classes.push(`over-${outer.item.kind}`);
  for (const q of quoted) classes.push('quote', q.role);
  // Speech that is told and not quoted begins with a rule of its own, as it has no quotation mark to show it.
  const told = quoted.every((q) => q.role === 'indirect' || q.role === 'mixed');
  if (told && quoted.some((q) => q.start === segment.start)) classes.push('begins');
  const fresh = marks.filter((s) => !isClaimed(s.item.key));
  // One element takes the focus for a mark; where two begin together, the shorter has it and the longer takes its next piece.
  const focus = fresh[0] && (fresh.length === 1 || fresh[0].item.end === fresh[1].item.end) ? fresh : fresh.slice(0, 1);
  for (const s of focus) claimed.add(s.item.key);
  const keys = segment.spans.map((s) => s.item.key).join(' ');
  const starts = inner && inner.start === segment.start && inner.role !== 'pronoun';
  const properties = {
    class: classes.join(' '),
    'data-keys': keys,
    'data-entity': marks.flatMap((s) => s.item.entity?.id ?? []).join(' ') || null,
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

/** The margin note of a paragraph: who speaks in it, one link per quote. @param {Item[]} quotes @param {Model} model */
function gloss(quotes, model) {
  let last = '';
  const notes = quotes.map((item) => {
    const by = byOf(item, model);
    const name = sayBy(by);
    const again = name !== '' && name === last;
    last = name;
    const classes = ['note', item.quote?.kind, again && 'again', !by.known && 'nobody', unsure(item) && 'unsure'];
    const sure = unsure(item) ? ', not sure' : '';
    return h(
      'a',
      {
        class: classes.filter(Boolean).join(' '),
        id: item.key,
        href: `#${item.key}`,
        tabindex: '-1',
        'data-keys': item.key,
        'data-focus': item.key,
        'aria-label': `Quote, ${name || 'no speaker named'}${sure}`,
        title: !name
          ? 'No speaker is named for this quote'
          : again
            ? `${name}${sure}`
            : !by.known
              ? `${name} leads to nobody by name`
              : sure
                ? `${name}: not sure`
                : null,
      },
      again ? '″' : name || '?',
    );
  });
  return h('span', { class: 'gloss' }, notes);
}
