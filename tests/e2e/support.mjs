// What the end-to-end tests share: a served page, a browser, the gold annotations, and questions put to the page.
import { after, before } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { listen } from '../../tools/lib/server.mjs';

/** @typedef {import('playwright-core').Page} Page */

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const NAMES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser to drive: the one the environment names, else one installed in the usual place. */
export function browserPath() {
  const found = process.env.RUBRICATOR_BROWSER ?? NAMES.find((name) => fs.existsSync(name));
  if (!found) throw new Error('No Chromium or Chrome was found; name one in RUBRICATOR_BROWSER.');
  return found;
}

/**
 * Serves the page and opens a browser for the tests of one file.
 * @param {{base?: string, folder?: () => string}} [options] `folder` gives another one than the built page
 */
export function site({ base = '/', folder = () => path.join(root, 'www') } = {}) {
  /** @type {Awaited<ReturnType<typeof listen>>} */ let server;
  /** @type {import('playwright-core').Browser} */ let browser;
  before(async () => {
    server = await listen({ folder: folder(), port: 0, base });
    browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  return {
    get url() {
      return server.url;
    },
    /**
     * Opens the page in a fresh profile, hands it to `use`, and fails on anything in the console but what `expected` allows.
     * @param {(page: Page) => Promise<void>} use
     * @param {import('playwright-core').BrowserContextOptions & {hash?: string, expected?: RegExp, prepare?: (page: Page) => Promise<void>}} [options]
     */
    async visit(use, { hash = '', expected, prepare, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      try {
        const page = await context.newPage();
        /** @type {string[]} */
        const troubles = [];
        page.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
        });
        page.on('pageerror', (error) => troubles.push(error.message));
        await prepare?.(page);
        await page.goto(server.url + hash);
        await use(page);
        assert.deepEqual(
          troubles.filter((text) => !expected?.test(text)),
          [],
          'the console stays empty',
        );
      } finally {
        await context.close();
      }
    },
  };
}

/** The five articles with their gold annotations, in the order of the cards. */
export const seeds = fs
  .readdirSync(path.join(root, 'seeds'))
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name, index) => ({
    index,
    name,
    text: fs.readFileSync(path.join(root, 'seeds', name), 'utf8'),
    gold: JSON.parse(fs.readFileSync(path.join(root, 'seeds/gold', name.replace('.txt', '.json')), 'utf8')),
  }));

/** Opens one of the samples by its card and waits until it is read. @param {Page} page @param {number} index */
export async function openSample(page, index) {
  await page.getByRole('region', { name: 'Your text' }).getByRole('listitem').nth(index).getByRole('button').click();
  await read(page);
}

/** Waits until the status line tells what was found and all of the article is painted. @param {Page} page */
export async function read(page) {
  await page.getByRole('status').filter({ hasText: /found/ }).waitFor({ state: 'attached' });
  await page.locator('article:not([aria-busy="true"])').waitFor({ state: 'attached' });
}

/** Pastes a text into the box as a reader does, by the clipboard. @param {Page} page @param {string} text */
export async function paste(page, text) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByLabel('The article’s text').focus();
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press('ControlOrMeta+v');
}

/** Goes to one of the lists. @param {Page} page @param {RegExp} name */
export async function openList(page, name) {
  const tab = page.getByRole('tab', { name });
  if ((await tab.getAttribute('aria-selected')) !== 'true' || !(await page.getByRole('tabpanel').isVisible()))
    await tab.click();
  return page.getByRole('tabpanel');
}

/** Opens the menu behind the dots and presses a row of it. @param {Page} page @param {string} name */
export async function menu(page, name) {
  await page.getByRole('button', { name: 'More to do' }).click();
  await page.getByRole('group', { name: 'More' }).getByRole('button', { name }).click();
}

/** Sets the day of writing. @param {Page} page @param {string} date YYYY-MM-DD */
export async function setDay(page, date) {
  await openDay(page);
  await page.getByLabel(/Say when it was written|Change the day/).fill(date);
}

/** Opens what drops from the day of the article. @param {Page} page */
export async function openDay(page) {
  const day = page.getByRole('group', { name: 'The day of writing' });
  if (!(await day.isVisible())) await page.getByRole('button', { name: 'Read from:' }).click();
  return day;
}

/** Text without differences in spaces. @param {string|null} text */
export const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

/** What the Voices list says: each quote with its speaker. @param {Page} page */
export async function voices(page) {
  const list = await openList(page, /Voices/);
  return list.evaluate((element) =>
    [...element.querySelectorAll('section')].flatMap((section) => {
      const speaker = section.querySelector('h3')?.textContent ?? '';
      return [...section.querySelectorAll('li a')].map((link) => ({
        speaker,
        quote: (link.textContent ?? '').replace(/\s+/g, ' ').trim(),
      }));
    }),
  );
}

/** Clicks the first line of a mark with these words: a mark may run over two lines. @param {Page} page @param {string} words */
export async function clickMark(page, words) {
  const box = await page
    .locator('article a.m', { hasText: words })
    .first()
    .evaluate((element) => {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = element.getClientRects()[0];
      return { x: x + Math.min(width / 2, 20), y: y + height / 2 };
    });
  await page.mouse.click(box.x, box.y);
}

/**
 * Puts a core in place that marks exactly the given words, so that what is tested is the page and not what the rules find.
 * @param {Page} page
 * @param {{people: Record<string, string[]>, dates: Record<string, string>, quotes: Record<string, string>}} marks
 *   people by name with the words they are called; dates with their values; quotes with the name of their speaker
 * @param {(doc: any, text: string) => void} [change] what else is in the document; it can use nothing from around it
 */
export async function fixedCore(page, marks, change = () => {}) {
  const script = `let wasm_bindgen = (() => {
    const marks = ${JSON.stringify(marks)};
    const change = ${String(change)};
    const places = (text, words) => { const found = []; for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push({ start: at, end: at + words.length, text: words }); return found; };
    const said = { confidence: 0.9, rule: 'fixed' };
    class Annotator {
      annotate(text) {
        // A text that says so breaks the core as a defect or a want of memory would, or takes its time.
        if (text.includes('TRAP')) throw new WebAssembly.RuntimeError('unreachable');
        if (text.includes('FULL')) throw new RangeError('Out of memory');
        if (text.includes('SLOW')) for (const end = Date.now() + 20000; Date.now() < end;);
        const entities = Object.entries(marks.people).map(([name, called], i) => {
          const mentions = [];
          for (const words of called) for (const p of places(text, words)) if (!mentions.some((m) => m.start < p.end && p.start < m.end)) mentions.push({ ...p, ...said, form: 'name' });
          return { id: 'e' + (i + 1), type: 'person', name, mentions: mentions.sort((a, b) => a.start - b.start) };
        }).filter((e) => e.mentions.length);
        const dates = Object.entries(marks.dates).flatMap(([words, value]) => places(text, words).map((p) => ({ ...p, ...said, type: 'DATE', value, mod: null, interval: null, edtf: null, anchor: null })));
        const quotes = Object.entries(marks.quotes).flatMap(([words, name]) => places(text, words).map((p) => {
          const entity = entities.find((e) => e.name === name);
          const near = entity?.mentions.find((m) => m.start >= p.end) ?? entity?.mentions[0];
          return { ...p, ...said, id: 'q' + p.start, kind: 'direct', parts: [{ start: p.start, end: p.end }], speaker: near ? { start: near.start, end: near.end, text: near.text, entity: entity.id, name } : null, cue: null, inside: null, warnings: [] };
        }));
        const doc = { schema: 'rubricator/1', offset_unit: 'utf16', reference_date: null, entities, dates, quotes, layout: [], warnings: [], elapsed_ms: 1 };
        change(doc, text);
        return doc;
      }
    }
    return { initSync() {}, Annotator };
  })();`;
  await page.route('**/pkg/rubricator_wasm.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );
}
