// How an article comes onto the page: its first screen first, from its beginning, by a worker that is ready beforehand.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import { fixedCore, menu, openList, openSample, paste, plain, read, seeds, setDay, site } from './support.mjs';

/** @typedef {import('playwright-core').Page} Page */

const page = site();

/** Notes what the page asks of its workers, in `window.asked`. @param {Page} view */
const listen = async (view) =>
  void (await view.addInitScript(() => {
    const noted = /** @type {string[]} */ (/** @type {any} */ (window).asked = []);
    const { Worker } = window;
    window.Worker = class extends Worker {
      /** @param {any} message @param {any} [moved] */
      postMessage(message, moved) {
        noted.push(message.type);
        super.postMessage(message, moved);
      }
    };
  }));
/** @param {Page} view @returns {Promise<string[]>} */
const asked = (view) => view.evaluate(() => /** @type {any} */ (window).asked);

describe('the worker', () => {
  test('is kept from one article to the next, and made anew when everything is wiped', () =>
    page.visit(
      async (view) => {
        await openSample(view, 0);
        await view.getByRole('button', { name: 'New', exact: true }).click();
        await paste(view, 'Ana Ferreira came to Lisbon on 3 March 2021.');
        await read(view);
        assert.deepEqual(await asked(view), ['init', 'annotate', 'annotate']);
        await menu(view, 'Privacy');
        await view.getByRole('button', { name: 'Wipe everything' }).click();
        await view.getByText('Everything is wiped').waitFor();
        assert.deepEqual(
          await asked(view),
          ['init', 'annotate', 'annotate', 'init'],
          'the memory that held the text is gone',
        );
      },
      { prepare: listen },
    ));

  test('is started again at once after Stop', () =>
    page.visit(
      async (view) => {
        await paste(view, 'Ana Ferreira came to Lisbon. SLOW');
        await view.getByRole('button', { name: 'Stop' }).click();
        await view.getByText('Stopped.').waitFor();
        await view.waitForFunction(() => /** @type {any} */ (window).asked.length === 3);
        assert.deepEqual(await asked(view), ['init', 'annotate', 'init']);
      },
      {
        prepare: async (view) => {
          await listen(view);
          await fixedCore(view, { people: { 'Ana Ferreira': ['Ana Ferreira'] }, dates: {}, quotes: {} });
        },
      },
    ));
});

describe('an article', () => {
  const long = Array.from(
    { length: 60 },
    (_, i) => `Paragraph ${i + 1}: Ana Ferreira came to Lisbon on ${(i % 28) + 1} March 2021 and left it again.`,
  ).join('\n\n');

  test('is shown from its beginning wherever the page stood before', () =>
    page.visit(
      async (view) => {
        await view.evaluate(() => scrollTo(0, 500));
        assert.ok(await view.evaluate(() => scrollY > 100), 'the page of samples can be scrolled');
        await openSample(view, 4);
        assert.equal(await view.evaluate(() => scrollY), 0);
        await view.evaluate(() => scrollTo(0, 400));
        await menu(view, 'Plain text');
        assert.ok(await view.evaluate(() => scrollY > 100), 'the same article stays where it is');
      },
      { viewport: { width: 390, height: 500 } },
    ));

  test('has its first screen painted first and then all of the rest, in order', () =>
    page.visit(async (view) => {
      await view.evaluate(() => {
        /** @type {[number, string|null][]} */
        const noted = [];
        Object.assign(window, { painted: noted });
        const article = /** @type {HTMLElement} */ (document.getElementById('article'));
        new MutationObserver(() =>
          noted.push([article.querySelectorAll('.block').length, article.getAttribute('aria-busy')]),
        ).observe(article, { childList: true, subtree: true });
      });
      await paste(view, long);
      await read(view);
      /** @type {[number, string][]} */
      const painted = await view.evaluate(() => /** @type {any} */ (window).painted);
      assert.ok(painted[0][0] > 5 && painted[0][0] < 30 && painted[0][1] === 'true', `first ${painted[0]}`);
      assert.deepEqual(painted[painted.length - 1], [60, 'false']);
      assert.equal(plain((await view.locator('article .words').allTextContents()).join('\n\n')), plain(long));
    }));

  test('is printed whole with its lists, even while it is being painted, and without the tools of the screen', () =>
    page.visit(async (view) => {
      const many = Array.from(
        { length: 3000 },
        (_, i) => `Paragraph ${i + 1}: “It is over,” Ana Ferreira said on 3 March 2021.`,
      ).join('\n\n');
      await view
        .getByLabel('Choose text files')
        .setInputFiles({ name: 'many.txt', mimeType: 'text/plain', buffer: Buffer.from(many) });
      await view.getByRole('status').filter({ hasText: /found/ }).waitFor({ state: 'attached', timeout: 30_000 });
      await view.emulateMedia({ media: 'print' });
      await view.evaluate(() => dispatchEvent(new Event('beforeprint')));
      assert.equal(await view.locator('article .block').count(), 3000);
      // The lists on paper are among what is loaded after the first article.
      await view.waitForFunction(() => {
        dispatchEvent(new Event('beforeprint'));
        return document.querySelector('#paper section');
      });
      const lists = view.locator('#paper');
      for (const name of ['People & more', 'Timeline', 'Voices'])
        assert.ok(await lists.getByRole('heading', { name }).isVisible(), name);
      for (const tool of ['#tools', '#panel', '#reference']) assert.ok(await view.locator(tool).isHidden(), tool);
      await view.evaluate(() => dispatchEvent(new Event('afterprint')));
      await view.emulateMedia({ media: 'screen' });
      assert.equal(await lists.locator('section').count(), 0);
      assert.ok(await view.locator('#panel').isVisible());
    }));

  const late = seeds[3].text.lastIndexOf('Russia');
  test('is scrolled to a mark of an address as soon as that is painted', () =>
    page.visit(
      async (view) => {
        await read(view);
        const chosen = view.locator('article [aria-current="true"]');
        await chosen.waitFor();
        // A mark far down: the first screen of this sample doesn't have it.
        assert.ok(Number((await chosen.getAttribute('id'))?.split('-')[1]) > 2_000);
        await view.waitForFunction(() => {
          const { top, bottom } = /** @type {Element} */ (
            document.querySelector('article [aria-current="true"]')
          ).getBoundingClientRect();
          return top > 0 && bottom < innerHeight;
        });
      },
      { hash: `#sample-4/entity-${late}-${late + 'Russia'.length}` },
    ));

  test('of a million letters tells how far its reading is', () =>
    page.visit(async (view) => {
      await view.evaluate(() => {
        /** @type {string[]} */
        const noted = [];
        Object.assign(window, { told: noted });
        const busy = /** @type {HTMLElement} */ (document.getElementById('busy'));
        new MutationObserver(() => noted.push(busy.textContent ?? '')).observe(busy, {
          childList: true,
          subtree: true,
          characterData: true,
        });
      });
      await view.getByLabel('Choose text files').setInputFiles({
        name: 'long.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(
          seeds
            .map(({ text }) => text)
            .join('\n\n')
            .repeat(60),
        ),
      });
      await view.getByRole('status').filter({ hasText: /found/ }).waitFor({ state: 'attached', timeout: 60_000 });
      /** @type {number[]} */
      const told = (await view.evaluate(() => /** @type {any} */ (window).told))
        .flatMap((/** @type {string} */ words) => /about (\d+) %/.exec(words)?.[1] ?? [])
        .map(Number);
      assert.ok(told.length > 2, `it told ${told}`);
      assert.deepEqual(
        told,
        [...told].sort((a, b) => a - b),
      );
      assert.ok(told[told.length - 1] <= 95, 'it never claims to be done');
      assert.ok(await view.locator('#busy').isHidden());
    }));
});

describe('the lists of a long text', () => {
  const months = ['January', 'April', 'June', 'October'];
  const dated = Array.from(
    { length: 2000 },
    (_, i) => `On ${(i % 28) + 1} ${months[Math.floor(i / 28) % 4]} ${1900 + Math.floor(i / 112)} they met in Lisbon.`,
  ).join(' ');

  test('show their beginning, bring the rest when asked, and keep the focus', () =>
    page.visit(async (view) => {
      await view
        .getByLabel('Choose text files')
        .setInputFiles({ name: 'dates.txt', mimeType: 'text/plain', buffer: Buffer.from(dated) });
      await view.getByRole('status').filter({ hasText: /found/ }).waitFor({ state: 'attached', timeout: 30_000 });
      const list = await openList(view, /Timeline/);
      const entries = list.locator('.entry');
      assert.equal(await entries.count(), 80);
      await list.getByRole('button', { name: 'Show 1920 more' }).click();
      assert.equal(await entries.count(), 880);
      assert.equal(
        await view.evaluate(() => document.activeElement?.textContent),
        '25 June 1900',
        'the first that was brought',
      );
      assert.ok((await list.locator('svg.scale .instant').count()) < 700, 'dates that fall together are drawn once');
    }));

  test('show a few words of a date that is named often', () =>
    page.visit(async (view) => {
      await paste(view, 'They met in Lisbon on 3 March 2021. '.repeat(30));
      await read(view);
      const list = await openList(view, /Timeline/);
      assert.equal(await list.locator('.entry-where a').count(), 12);
      await list.getByRole('button', { name: 'Show 17 more' }).click();
      assert.equal(await list.locator('.entry-where a').count(), 29);
      assert.equal(await list.getByRole('button', { name: /^Show/ }).count(), 0);
    }));
});

describe('the drawn axis', () => {
  const labels = (/** @type {Page} */ view) =>
    openList(view, /Timeline/).then((list) => list.locator('svg.scale text').allTextContents());

  test('follows the calendar while the article’s day is not known, and lies around that day when it is', () =>
    page.visit(async (view) => {
      await openSample(view, 0);
      assert.deepEqual(
        (await labels(view)).filter((label) => !/^\d{4}$/.test(label)),
        [],
        'years',
      );
      assert.equal(await view.locator('svg.scale .now').count(), 0);
      await setDay(view, '2024-06-19');
      await view.locator('svg.scale .now').waitFor({ state: 'attached' });
      assert.ok((await labels(view)).includes('−10 years'));
    }));

  for (const [text, expected] of [
    ['It opened on 3 March 2021 and closed on 9 March 2021.', /^\d{1,2} Mar$/],
    ['It opened in March 2021 and closed in November 2021.', /^([A-Z][a-z]{2}|2021|2022)$/],
    ['Rome was founded in 753 BC and fell in 476 AD.', /^\d+$|^\d+ BC$/],
    ['It was begun in 480 BC, forgotten in 1066 and found in 2021.', /^\d+$|^\d+ BC$/],
    ['It opened at 9 a.m. on 3 March 2021 and closed at 5 p.m. on 3 March 2021.', /^\d Mar$/],
  ])
    test(`names fit the span of “${text}”`, () =>
      page.visit(async (view) => {
        await paste(view, String(text));
        await read(view);
        const names = await labels(view);
        assert.ok(names.length >= 2 && names.length <= 12, names.join(', '));
        for (const name of names) assert.match(name, /** @type {RegExp} */ (expected));
      }));
});
