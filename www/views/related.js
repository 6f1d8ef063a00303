// Paints what belongs to a selected quote, its speaker and its cue, as highlights that add no elements.

/**
 * @typedef {import("../model/model.js").Item} Item
 * @typedef {import("../model/model.js").Model} Model
 */

/** The DOM place of an offset of the text. @param {Element} root @param {number} offset @param {boolean} asEnd @returns {[Node, number]|null} */
export function placeOf(root, offset, asEnd) {
  for (const block of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('.block'))) {
    const start = Number(block.dataset.start);
    const end = Number(block.dataset.end);
    if (offset < start || offset > end || (asEnd && offset === start)) continue;
    let at = start;
    const walker = document.createTreeWalker(block.querySelector('.words') ?? block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.nodeValue?.length ?? 0;
      if (offset < at + length || (offset === at + length && asEnd)) return [node, offset - at];
      at += length;
    }
  }
  return null;
}

/** @param {Element} root @param {{start: number, end: number}} span @returns {Range|null} */
export function rangeOf(root, span) {
  const from = placeOf(root, span.start, false);
  const to = placeOf(root, span.end, true);
  if (!from || !to || span.end <= span.start) return null;
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

/** @param {Element} root @param {Item|null} chosen @param {Model|null} model */
export function paintRelated(root, chosen, model) {
  const registry = typeof CSS === 'undefined' ? undefined : CSS.highlights;
  if (!registry || typeof Highlight === 'undefined') return;
  registry.delete('speaker');
  registry.delete('cue');
  const quote = chosen?.quote;
  if (!quote || !model) return;
  const speaker = quote.speaker && rangeOf(root, quote.speaker);
  const cue = quote.cue && rangeOf(root, quote.cue);
  if (speaker) registry.set('speaker', new Highlight(speaker));
  if (cue) registry.set('cue', new Highlight(cue));
}
