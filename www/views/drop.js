// What drops from a button: filled when it opens, placed below its button, closed by Escape and by a click elsewhere.
import { byId } from '../dom.js';

/**
 * @param {string} id of the element with the attribute `popover` @param {() => void} fill
 * @returns {(changed: boolean) => void} to be told of every change of the state: fills again what is open
 */
export function drop(id, fill) {
  const root = byId(id);
  const place = () => {
    const button = [...document.querySelectorAll(`[popovertarget="${id}"]`)].find((one) => one.getClientRects().length);
    const box = button?.getBoundingClientRect();
    if (!box) return;
    root.style.insetInlineStart = `${Math.max(8, Math.min(box.left, innerWidth - root.offsetWidth - 8))}px`;
    root.style.insetBlockStart = `${Math.max(8, Math.min(box.bottom + 6, innerHeight - root.offsetHeight - 8))}px`;
  };
  root.addEventListener('beforetoggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'open') fill();
  });
  root.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'open') place();
  });
  addEventListener('resize', () => root.matches(':popover-open') && place());
  return (changed) => {
    if (!changed || !root.matches(':popover-open')) return;
    fill();
    place();
  };
}

/** Closes what has dropped. @param {string} id */
export const close = (id) => byId(id).matches(':popover-open') && byId(id).hidePopover();
