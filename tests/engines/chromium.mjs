// Drives Chromium by playwright-core, as the other end-to-end tests do.
import { chromium as playwright } from 'playwright-core';

/** @typedef {import('./engine.mjs').Driven} Driven */

/** What playwright calls the keys that WebDriver has numbers for. @type {Record<string, string>} */
const NAMES = { '\uE00C': 'Escape', '\uE009': 'Control', '\uE007': 'Enter' };

/** @param {string} program @returns {Promise<Driven>} */
export async function chromium(program) {
  const browser = await playwright.launch({
    executablePath: program,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  /** @type {string[]} */
  const troubles = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  return {
    version: `chromium ${browser.version()}`,
    troubles: async () => troubles,
    quiet: 'from its first line on',
    goto: async (url) => void (await page.goto(url)),
    // Playwright takes a function, and the same text serves the other engines.
    evaluate: (work, value) => page.evaluate(/** @type {any} */ (work), value),
    click: ({ x, y }) => page.mouse.click(x, y),
    async press(keys) {
      for (const { type, key } of keys) await page.keyboard[type](NAMES[key] ?? key);
    },
    close: () => browser.close(),
  };
}
