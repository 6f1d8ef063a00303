// Finds the elements of a mark quickly: an index that grows with what is painted.

/** @type {Map<string, HTMLElement[]>} */
const shown = new Map();
/** @type {Map<string, HTMLElement>} */
const focusable = new Map();
/** Marks whose elements may have lost their order. @type {Set<string>} */
const unordered = new Set();

/** @param {Element} element a paragraph @returns {NodeListOf<HTMLElement>} */
const within = (element) => element.querySelectorAll('[data-keys]');

/** Takes up the marks of a paragraph that has been painted. @param {Element} paragraph */
export function addMarks(paragraph) {
  for (const element of within(paragraph)) {
    for (const key of element.dataset.keys?.split(' ') ?? []) {
      const all = shown.get(key);
      if (all) {
        all.push(element);
        unordered.add(key);
      } else shown.set(key, [element]);
    }
    for (const key of element.dataset.focus?.split(' ') ?? []) focusable.set(key, element);
  }
}

/** Forgets the marks of a paragraph that goes. @param {Element} paragraph */
export function dropMarks(paragraph) {
  for (const element of within(paragraph)) {
    for (const key of element.dataset.keys?.split(' ') ?? []) {
      const left = (shown.get(key) ?? []).filter((other) => other !== element);
      if (left.length) shown.set(key, left);
      else shown.delete(key);
    }
    for (const key of element.dataset.focus?.split(' ') ?? [])
      if (focusable.get(key) === element) focusable.delete(key);
  }
}

/** Forgets all marks. */
export function forgetMarks() {
  shown.clear();
  focusable.clear();
  unordered.clear();
}

/** The elements that show a mark, in text order. @param {string} key */
export function elementsOf(key) {
  const all = shown.get(key) ?? [];
  if (unordered.delete(key))
    all.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  return all;
}

/** The element that takes the focus for a mark. @param {string} key */
export const focusOf = (key) => focusable.get(key) ?? null;

/** The mark that has the focus, or "". */
export const focusedMark = () =>
  /** @type {HTMLElement|null} */ (document.activeElement)?.dataset?.focus?.split(' ')[0] ?? '';
