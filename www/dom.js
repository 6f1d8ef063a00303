// Small helpers that build and fill elements without ever parsing markup.

/** @typedef {Node|string|number|false|null|undefined} Child */

/**
 * Makes an element: `h("a", {class: "mark", href: "#x", onclick: f}, "text")`.
 * Names that start with "on" are listeners; `false`, `null` and `undefined` leave an attribute out.
 * @param {string} tag @param {Record<string, any>|null} [properties] @param {...(Child|Child[])} children
 * @returns {HTMLElement}
 */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  dress(element, properties);
  element.append(...real(children));
  return element;
}

/** The same for drawings. @param {string} tag @param {Record<string, any>|null} [properties] @param {...(Child|Child[])} children */
export function svg(tag, properties, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  dress(element, properties);
  element.append(...real(children));
  return element;
}

/** @param {Element} element @param {Record<string, any>|null|undefined} properties */
function dress(element, properties) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') /** @type {HTMLInputElement} */ (element).value = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** @param {(Child|Child[])[]} children */
const real = (children) =>
  children
    .flat()
    .filter((c) => c !== false && c !== null && c !== undefined)
    .map((c) => (c instanceof Node ? c : String(c)));

/** The element with this id; the page's own markup guarantees it. @param {string} id */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page lacks #${id}.`);
  return found;
}

/**
 * Refills `parent` and gives focus back to the control that had it, found again by its `data-key`.
 * @param {Element} parent @param {...(Child|Child[])} children
 */
export function fill(parent, ...children) {
  const had = document.activeElement;
  const key = had && parent.contains(had) ? had.getAttribute('data-key') : null;
  parent.replaceChildren(...real(children));
  if (key)
    /** @type {HTMLElement|null} */ (parent.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({
      preventScroll: true,
    });
}

/**
 * Makes the first `most` of a list, and a button in an element `tag` that brings the next ones: a list of thousands would block the page.
 * @template T @param {T[]} list @param {number} most @param {(one: T) => Child|Child[]} make @param {string} [tag]
 * @returns {Child[]}
 */
export function fold(list, most, make, tag = 'li') {
  const made = list.slice(0, most).flatMap(make);
  const left = list.slice(most);
  if (!left.length) return made;
  const more = h(
    tag,
    null,
    h(
      'button',
      {
        type: 'button',
        class: 'link more-rows',
        onclick: () => {
          const next = real(fold(left, most * 10, make, tag));
          more.replaceWith(...next);
          for (const node of next)
            if (node instanceof Element && node.querySelector('a')) return node.querySelector('a')?.focus();
        },
      },
      `Show ${left.length} more`,
    ),
  );
  return [...made, more];
}

/**
 * Runs `work` when the next frame has been painted, or soon where no frames are painted. Gives a way to call it off.
 * @param {() => void} work
 */
export function afterPaint(work) {
  let open = true;
  const once = () => {
    if (open) work();
    open = false;
  };
  requestAnimationFrame(() => setTimeout(once));
  const late = setTimeout(once, 250);
  return () => {
    open = false;
    clearTimeout(late);
  };
}

/** Runs `work` in a task of its own. Gives a way to call it off. @param {() => void} work */
export function later(work) {
  const timer = setTimeout(work);
  return () => clearTimeout(timer);
}

/** @param {number} n @param {string} one @param {string} [many] */
export const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
