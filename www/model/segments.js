// Cuts the text into paragraphs, and each paragraph into atomic segments that no mark begins or ends inside of.

/**
 * @typedef {import("./model.js").Item} Item
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("../annotator/protocol.js").Region} Region
 * @typedef {{item: Item, start: number, end: number, role: string}} Span
 * @typedef {{start: number, end: number, spans: Span[]}} Segment
 * @typedef {{start: number, end: number, kind: string, more: boolean}} Block
 */

// A paragraph of more UTF-16 units than this is drawn as several, so that one giant line can't block the page.
const LONGEST = 12_000;

/**
 * One block per line of text that isn't empty, with the layout's word for what it is.
 * `more` marks a block that continues the one before it.
 * @param {string} text @param {Region[]} layout @returns {Block[]}
 */
export function blocksOf(text, layout) {
  /** @type {Block[]} */
  const blocks = [];
  let region = 0;
  let at = 0;
  while (at <= text.length) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    if (text.slice(at, end).trim()) {
      while (region < layout.length && layout[region].end <= at) region += 1;
      const kind = region < layout.length && layout[region].start < end ? layout[region].kind : 'body';
      for (let from = at; from < end;) {
        let to = Math.min(end, from + LONGEST);
        if (to < end) to = Math.max(text.lastIndexOf(' ', to) + 1, from + LONGEST / 2);
        blocks.push({ start: from, end: to, kind, more: from > at });
        from = to;
      }
    }
    at = end + 1;
  }
  return blocks;
}

/** What each item paints, in text order: a quote paints its pieces apart from what is between them. @param {Item[]} items @returns {Span[]} */
export function spansOf(items) {
  /** @type {Span[]} */
  const spans = [];
  for (const item of items) {
    const { quote, start, end } = item;
    if (!quote) {
      spans.push({ item, start, end, role: item.mention ? item.mention.form : 'date' });
      continue;
    }
    if (quote.kind === 'mixed' || quote.kind === 'indirect' || !quote.parts.length)
      spans.push({ item, start, end, role: quote.kind });
    if (quote.kind !== 'indirect')
      for (const part of quote.parts) spans.push({ item, ...part, role: quote.kind === 'scare' ? 'scare' : 'spoken' });
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Gives the segments of one block after another, in order; every call continues where the last one ended.
 * @param {Span[]} spans in order of their start
 * @returns {(start: number, end: number) => Segment[]}
 */
export function cutter(spans) {
  let next = 0;
  /** @type {Span[]} */
  let open = [];
  return (start, end) => {
    while (next < spans.length && spans[next].start < end) open.push(spans[next++]);
    open = open.filter((span) => span.end > start);
    const edges = [...new Set([start, end, ...open.flatMap((s) => [s.start, s.end])])]
      .filter((e) => e >= start && e <= end)
      .sort((a, b) => a - b);
    // A sweep: spans join at their start and leave at their end, so the cost is that of what overlaps.
    /** @type {Segment[]} */
    const segments = [];
    let joining = 0;
    /** @type {Span[]} */
    let active = [];
    for (let i = 0; i + 1 < edges.length; i++) {
      const from = edges[i];
      active = active.filter((span) => span.end > from);
      while (joining < open.length && open[joining].start <= from) {
        if (open[joining].end > from) active.push(open[joining]);
        joining += 1;
      }
      segments.push({ start: from, end: edges[i + 1], spans: [...active] });
    }
    return segments;
  };
}
