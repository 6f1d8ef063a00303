// Paints what belongs to a quote, its speaker and its cue, as highlights that add no elements.

/** @typedef {import("../model/model.js").Item} Item */

/** The DOM place of an offset of the text. @param {Element} root @param {number} offset @param {boolean} asEnd @returns {[Node, number]|null} */
export function placeOf(root, offset, asEnd) {
  const blocks = /** @type {HTMLCollectionOf<HTMLElement>} */ (root.getElementsByClassName('block'));
  // The first paragraph that ends behind the offset, or at it.
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const end = Number(blocks[middle].dataset.end);
    if (asEnd ? end < offset : end <= offset) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low];
  let at = Number(block?.dataset.start);
  if (!block || offset < at) return null;
  const walker = document.createTreeWalker(block.querySelector('.words') ?? block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (offset < at + length || (offset === at + length && asEnd)) return [node, offset - at];
    at += length;
  }
  return null;
}

/** @param {Element} root @param {{start: number, end: number}} span @returns {Range|null} */
export function rangeOf(root, span) {
  if (span.end <= span.start) return null;
  const from = placeOf(root, span.start, false);
  const to = placeOf(root, span.end, true);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/** The text offset of a DOM place inside the article, or null. @param {Node} node @param {number} within @returns {number|null} */
export function offsetOf(node, within) {
  const words = (node instanceof Element ? node : node.parentElement)?.closest('.words');
  const block = words?.parentElement;
  if (!words || !block) return null;
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(node, within);
  return Number(block.dataset.start) + range.toString().length;
}

/** @param {Element} root @param {Item|null} item the quote, if it is one */
export function paintRelated(root, item) {
  const registry = typeof CSS === 'undefined' ? undefined : CSS.highlights;
  if (!registry || typeof Highlight === 'undefined') return;
  registry.delete('speaker');
  registry.delete('cue');
  const quote = item?.quote;
  if (!quote) return;
  const speaker = quote.speaker && rangeOf(root, quote.speaker);
  const cue = quote.cue && rangeOf(root, quote.cue);
  if (speaker) registry.set('speaker', new Highlight(speaker));
  if (cue) registry.set('cue', new Highlight(cue));
}
