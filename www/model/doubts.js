// What a reader should check: the marks that the program is least sure of, and why.
import { byOf } from './model.js';
import { sayWarning } from './say.js';

/**
 * @typedef {import("./model.js").Item} Item
 * @typedef {{item: Item, sure: number, why: string}} Doubt `sure` is 0 to 1
 */

// Less sure than this is a doubt.
export const SURE = 0.75;

/** @param {Item} item */
export const sureness = ({ mention, date, quote }) => (mention ?? date ?? quote)?.confidence ?? 1;

/** The doubts about an article, the least sure first; what the reader has checked is none. @param {import("./model.js").Model} model @returns {Doubt[]} */
export function doubtsOf(model) {
  /** @type {Doubt[]} */
  const doubts = [];
  /** Of one entity, the least sure mention stands for all with the same words. @type {Map<string, Doubt>} */
  const said = new Map();
  for (const item of model.items) {
    const { quote, mention, date, entity } = item;
    const source = mention ?? date ?? quote;
    if (item.aside || !source || source.checked || source.rule === 'by hand' || quote?.repeats) continue;
    const sure = source.confidence;
    const warnings = quote?.kind === 'scare' ? [] : (quote?.warnings ?? []);
    const by = quote && quote.kind !== 'scare' ? byOf(item, model) : null;
    const lost =
      by && !by.known
        ? by.name
          ? `“${by.name}” leads to nobody by name.`
          : 'No speaker is named for this quote.'
        : '';
    const maybe = (quote?.speaker_candidates ?? []).flatMap((id) => model.byEntity.get(id)?.name ?? []);
    const open = maybe.length > 1 ? `It may be ${maybe.slice(0, -1).join(', ')} or ${maybe[maybe.length - 1]}.` : '';
    const reasons = [
      ...new Set([lost, open, ...warnings.filter((w) => !lost || !/speaker/.test(w)).map(sayWarning)]),
    ].filter(Boolean);
    if (sure >= SURE && !reasons.length) continue;
    const doubt = { item, sure, why: reasons.join(' ') };
    const key = mention ? `${entity?.id} ${mention.text.toLowerCase()}` : item.key;
    const other = said.get(key);
    if (other && other.sure <= sure) continue;
    if (other) doubts.splice(doubts.indexOf(other), 1);
    said.set(key, doubt);
    doubts.push(doubt);
  }
  return doubts.sort((a, b) => a.sure - b.sure || a.item.start - b.item.start);
}
