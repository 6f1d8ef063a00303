// What the engines have in common: one small set of moves, and what is built of them.

/**
 * A browser that is being driven. Positions are in CSS pixels of the viewport; keys are characters, or the code points
 * that WebDriver has for keys without one. `troubles` tells what the open page has written on its console as an error
 * or a warning, and what it threw; `quiet` says from when on the engine hears that.
 * @typedef {object} Driven
 * @property {string} version
 * @property {() => Promise<string[]>} troubles
 * @property {string} quiet
 * @property {(url: string) => Promise<void>} goto
 * @property {(work: Function, value?: any) => Promise<any>} evaluate  runs a function in the page; values pass as JSON
 * @property {(at: {x: number, y: number}) => Promise<void>} click
 * @property {(keys: {type: 'down'|'up', key: string}[]) => Promise<void>} press
 * @property {() => Promise<void>} close
 */

const CONTROL = '\uE009';

/** @param {Driven} engine */
export function hand(engine) {
  /** Asks the page until it says yes. @param {Function} question @param {any} [value] @param {{within?: number}} [how] milliseconds */
  const until = async (question, value, { within = 30_000 } = {}) => {
    const giveUp = Date.now() + within;
    for (;;) {
      const answer = await engine.evaluate(question, value);
      if (answer) return answer;
      if (Date.now() > giveUp) {
        const seen = await engine.evaluate(() => document.body.innerText.slice(0, 600));
        throw new Error(`never became true: ${question} of ${JSON.stringify(value)}; the page says:\n${seen}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  /** Clicks the first element that fits `css`, and whose words are `words` where they are given. @param {string} css @param {string} [words] */
  const click = async (css, words) => {
    const at = await until(
      (/** @type {{css: string, words?: string}} */ wanted) => {
        const visible = (/** @type {Element} */ element) => element.getClientRects().length > 0;
        const named = (/** @type {Element} */ element) =>
          !wanted.words || (element.textContent ?? '').replace(/\s+/g, ' ').includes(wanted.words);
        const found = [...document.querySelectorAll(wanted.css)].find((element) => visible(element) && named(element));
        if (!found) return null;
        found.scrollIntoView({ block: 'center', behavior: 'instant' });
        // A mark may run over two lines: the first of them.
        const box = found.getClientRects()[0];
        const at = { x: box.x + Math.min(box.width / 2, 20), y: box.y + box.height / 2 };
        // What has just dropped open may still move: a click counts where the element is on top.
        const hit = document.elementFromPoint(at.x, at.y);
        return hit && (found.contains(hit) || hit.contains(found)) ? at : null;
      },
      { css, words },
    );
    await engine.click(at);
  };

  /** Types characters as a keyboard does. @param {string} text */
  const type = (text) =>
    engine.press(
      [...text].flatMap(
        (key) =>
          /** @type {const} */ ([
            { type: 'down', key },
            { type: 'up', key },
          ]),
      ),
    );

  /** Presses a key while Ctrl is held. @param {string} key */
  const control = (key) =>
    engine.press([
      { type: 'down', key: CONTROL },
      { type: 'down', key },
      { type: 'up', key },
      { type: 'up', key: CONTROL },
    ]);

  return { until, click, type, control };
}
