// Finds a quoted place again in a text that may have changed around it.

/**
 * A place in a text: where it was, what stood there, and up to 32 UTF-16 units on either side.
 * @typedef {{start: number, end: number, exact: string, prefix: string, suffix: string}} Anchor
 */

const CONTEXT = 32;

/** @param {string} text @param {number} start @param {number} end @returns {Anchor} */
export function anchor(text, start, end) {
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}

/** How many units agree, counted from the near end. @param {string} a @param {string} b @param {boolean} fromEnd */
function agreement(a, b, fromEnd) {
  const most = Math.min(a.length, b.length);
  let n = 0;
  while (n < most && (fromEnd ? a[a.length - 1 - n] === b[b.length - 1 - n] : a[n] === b[n])) n += 1;
  return n;
}

/**
 * The place's present start, or null when it can't be told: the same words with the best matching surroundings,
 * and of equals the nearest. A place whose surroundings are all new is not guessed.
 * @param {string} text @param {Anchor} a @returns {number|null}
 */
export function locate(text, a) {
  const here = anchor(text, a.start, a.end);
  if (here.exact === a.exact && here.prefix === a.prefix && here.suffix === a.suffix) return a.start;
  let best = null;
  let bestScore = 0;
  for (let at = text.indexOf(a.exact); at >= 0 && a.exact; at = text.indexOf(a.exact, at + 1)) {
    const there = anchor(text, at, at + a.exact.length);
    const score = agreement(there.prefix, a.prefix, true) + agreement(there.suffix, a.suffix, false);
    const enough = score >= Math.min(8, a.prefix.length + a.suffix.length);
    const nearer = best !== null && Math.abs(at - a.start) < Math.abs(best - a.start);
    if (enough && (score > bestScore || (score === bestScore && (best === null || nearer)))) {
      best = at;
      bestScore = score;
    }
  }
  return best;
}
