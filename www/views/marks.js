// Finds the elements of a mark quickly: an index that is read from the page once after each painting.

/** @typedef {{focus: HTMLElement|null, all: HTMLElement[]}} Found */

/** @type {Map<string, Found>|null} */
let index = null;

/** Call after elements have been added or removed. */
export function forgetMarks() {
  index = null;
}

/** @param {Element} root */
function read(root) {
  /** @type {Map<string, Found>} */
  const made = new Map();
  /** @param {string} key */
  const entry = (key) => {
    const found = made.get(key) ?? { focus: null, all: [] };
    made.set(key, found);
    return found;
  };
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-keys]'))) {
    for (const key of element.dataset.keys?.split(' ') ?? []) entry(key).all.push(element);
    for (const key of element.dataset.focus?.split(' ') ?? []) entry(key).focus ??= element;
  }
  return made;
}

/** The elements that show a mark, in text order. @param {Element} root @param {string} key */
export const elementsOf = (root, key) => (index ??= read(root)).get(key)?.all ?? [];
/** The element that takes the focus for a mark. @param {Element} root @param {string} key */
export const focusOf = (root, key) => (index ??= read(root)).get(key)?.focus ?? null;
