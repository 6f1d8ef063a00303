// A drawing of how far each date lies from the article's day: near days wide apart, far years close together.
import { svg } from "../dom.js";

const DAY = 86_400_000;
const WIDTH = 340;
const HEIGHT = 58;
const BASE = 34;

/** Distances in days that get a tick, with what they are called. @type {[number, string][]} */
const TICKS = [[365, "1 year"], [7, "1 week"], [3652, "10 years"], [1, "1 day"], [36_525, "100 years"], [30, "1 month"]];

/** Days to a distance that grows with their logarithm, the same on both sides. @param {number} days */
const bend = (days) => Math.sign(days) * Math.log1p(Math.abs(days));

/** @param {{from: number, to: number}[]} rows @param {number|null} now */
export function scale(rows, now) {
  const centre = now ?? Math.max(...rows.map((r) => r.to - DAY));
  const at = rows.flatMap((r) => [(r.from - centre) / DAY, (r.to - DAY - centre) / DAY]).map(bend);
  const low = Math.min(bend(-7), ...at);
  const high = Math.max(bend(7), ...at);
  /** @param {number} days */
  const x = (days) => 24 + ((bend(days) - low) / (high - low)) * (WIDTH - 48);

  // A name is left out where it would run into another; the more telling distances come first.
  const named = [x(0)];
  const ticks = TICKS.flatMap(([days, name]) => [-days, days].map((d) => ({ d, name })))
    .filter(({ d }) => bend(d) >= low - 0.01 && bend(d) <= high + 0.01)
    .map(({ d, name }) => {
      const room = named.every((other) => Math.abs(other - x(d)) > (other === x(0) ? 24 : 48));
      if (room) named.push(x(d));
      return [svg("line", { x1: x(d), x2: x(d), y1: BASE - 3, y2: BASE + 3, class: "tick" }),
        room && svg("text", { x: x(d), y: BASE + 17, "text-anchor": "middle" }, `${d < 0 ? "−" : "+"}${name}`)];
    });
  const marks = rows.map((r) => {
    const from = x((r.from - centre) / DAY);
    const to = x(Math.max((r.to - DAY - centre) / DAY, (r.from - centre) / DAY));
    return to - from > 3 ? svg("rect", { x: from, y: BASE - 16, width: to - from, height: 7, rx: 3.5, class: "span" }) : svg("circle", { cx: from, cy: BASE - 12.5, r: 4, class: "instant" });
  });
  return svg("svg", { class: "scale", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    svg("line", { x1: 4, x2: WIDTH - 4, y1: BASE, y2: BASE, class: "base" }), ...ticks.flat(),
    svg("line", { x1: x(0), x2: x(0), y1: 8, y2: BASE + 5, class: "now" }), ...marks);
}
