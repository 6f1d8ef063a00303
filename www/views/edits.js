// The reader's corrections as a list, with those that no longer find their place in the text.
import { count, h } from "../dom.js";

/** @typedef {import("../model/corrections.js").Edit} Edit */

/** An edit in words. @param {Edit} edit */
export function sayEdit(edit) {
  const it = `“${edit.at.exact.length > 60 ? `${edit.at.exact.slice(0, 57)}…` : edit.at.exact}”`;
  switch (edit.op) {
    case "kind": return `${it} is ${/^[aeio]/.test(edit.kind) ? "an" : "a"} ${edit.kind}`;
    case "name": return `${it} is called ${edit.name}`;
    case "bounds": return `${it} is really “${edit.to.exact.slice(0, 60)}”`;
    case "reject": return `${it} is not a mark${edit.all ? ", nor are the same words elsewhere" : ""}`;
    case "merge": return `${it} is the same as “${edit.into.exact}”`;
    case "split": return `${it} is someone or something else`;
    case "speaker": return edit.name ? `${it} was said by ${edit.name}` : `${it} has no speaker`;
    case "value": return `${it} means ${edit.value}`;
    case "add": return `${it} added as ${edit.kind}`;
  }
}

/** @type {import("./panel.js").List} */
export function edits(state, actions) {
  const { done } = state.edits;
  if (!done.length) return [h("p", { class: "none" }, "No corrections. Open the card of any mark to correct it, or select words in the text to mark them.")];
  return [
    h("p", { class: "sorter" }, `${count(done.length, "correction")}, kept apart from what the program found.`),
    h("ol", { class: "edits" }, done.map((edit) => h("li", { class: state.lost.includes(edit) ? "lost" : "" }, sayEdit(edit), state.lost.includes(edit) && h("span", { class: "warning" }, " This place is no longer in the text.")))),
    h("p", null, h("button", { type: "button", "data-key": "undo", onclick: actions.undo }, "Undo the last")),
  ];
}
