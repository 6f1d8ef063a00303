// A whole session by keyboard alone, the keys themselves, and axe in every state.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { clickMark, fixedCore, menu, openDay, openList, openSample, paste, plain, read, site } from './support.mjs';

const page = site();
const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TEXT =
  'Mayor Ana Ferreira visited Porto on 1 March 2021. “We will rebuild,” Ferreira said. Rui Costa said no. Costa left in 2019.';
const MARKS = {
  people: { 'Ana Ferreira': ['Ana Ferreira', 'Ferreira'], 'Rui Costa': ['Rui Costa', 'Costa'] },
  dates: { '1 March 2021': '2021-03-01', 2019: '2019' },
  quotes: { '“We will rebuild,”': 'Ana Ferreira' },
};

/** The words of the mark that has the focus. @param {import('playwright-core').Page} view */
const focused = (view) =>
  view.evaluate(
    () => document.activeElement?.getAttribute('data-focus')?.split(' ')[0] ?? document.activeElement?.tagName ?? '',
  );

/** Presses Tab until something holds. @param {import('playwright-core').Page} view @param {() => Promise<boolean>} there @param {string} [key] */
async function tabUntil(view, there, key = 'Tab') {
  for (let i = 0; i < 60; i++) {
    if (await there()) return i;
    await view.keyboard.press(key);
  }
  throw new Error('Tab never got there.');
}

describe('with the keyboard alone', () => {
  test('a session goes from paste over walking and correcting to undoing', () =>
    page.visit(
      async (view) => {
        await tabUntil(view, async () => (await view.evaluate(() => document.activeElement?.id)) === 'text');
        await paste(view, TEXT);
        await read(view);
        const inArticle = async () => (await focused(view)).includes('-');
        await tabUntil(view, inArticle);

        // One stop: the next Tab leaves the article.
        await view.keyboard.press('Tab');
        assert.equal(await view.evaluate(() => Boolean(document.activeElement?.closest('article'))), false);
        await view.keyboard.press('Shift+Tab');
        assert.ok(await inArticle());

        const visited = new Set();
        for (let i = 0; i < 12; i++) {
          visited.add(await focused(view));
          await view.keyboard.press(i % 2 ? 'j' : 'ArrowRight');
        }
        assert.ok(visited.size >= 5, `walked over ${[...visited]}`);
        assert.ok([...visited].some((k) => k.startsWith('quote')) && [...visited].some((k) => k.startsWith('date')));

        await tabUntil(view, async () => (await focused(view)).startsWith('entity'), 'k');
        const mark = await focused(view);
        await view.keyboard.press('Enter');
        const card = view.getByRole('dialog', { name: 'About this mark' });
        assert.ok(await card.isVisible());
        assert.ok(await card.evaluate((element) => element.contains(document.activeElement)), 'the card has the focus');
        await view.keyboard.press('Escape');
        assert.ok(await card.isHidden());
        assert.equal(await focused(view), mark, 'Escape gives the focus back to the mark');

        const marks = () => view.locator('article [data-focus]').count();
        const before = await marks();
        await view.keyboard.press('Delete');
        assert.equal(await marks(), before - 1);
        await view.keyboard.press('Control+z');
        assert.equal(await marks(), before);
        await view.keyboard.press('Control+Shift+Z');
        assert.equal(await marks(), before - 1);
      },
      { prepare: (view) => fixedCore(view, MARKS) },
    ));

  test('? lists the keys, and a key can be changed', () =>
    page.visit(async (view) => {
      await openSample(view, 0);
      await view.locator('article [tabindex="0"]').focus();
      await view.keyboard.press('?');
      const dialog = view.getByRole('dialog', { name: 'Keys' });
      await dialog
        .getByRole('row', { name: /Next quote/ })
        .getByRole('button')
        .press('Enter');
      await view.keyboard.press('w');
      assert.equal(
        await dialog
          .getByRole('row', { name: /Next quote/ })
          .getByRole('button')
          .textContent(),
        'w',
      );
      await view.keyboard.press('Escape');
      await view.locator('article [tabindex="0"]').focus();
      await view.keyboard.press('w');
      assert.match(await focused(view), /^quote/);
    }));

  test('letters do nothing outside the article, nor inside it when they are turned off', () =>
    page.visit(async (view) => {
      await openSample(view, 0);
      await view.getByRole('button', { name: 'New', exact: true }).focus();
      await view.keyboard.press('h');
      assert.equal(await view.locator('article').getAttribute('data-hide'), '');
      await view.locator('article [tabindex="0"]').focus();
      await view.keyboard.press('h');
      assert.notEqual(await view.locator('article').getAttribute('data-hide'), '');
      await view.keyboard.press('h');
      await menu(view, 'Keys');
      await view.getByLabel(/Single letters are keys/).uncheck();
      await view.getByRole('button', { name: 'Close' }).click();
      await view.locator('article [tabindex="0"]').focus();
      const at = await focused(view);
      await view.keyboard.press('h');
      assert.equal(await view.locator('article').getAttribute('data-hide'), '');
      await view.keyboard.press('ArrowRight');
      assert.notEqual(await focused(view), at, 'the arrows still walk');
    }));
});

describe('what is selected', () => {
  test('is the same in text, list and address, and the address brings it back', () =>
    page.visit(async (view) => {
      await openSample(view, 3);
      await clickMark(view, 'Kim Jong Un');
      await view.waitForURL(/#sample-4\/entity-\d+-\d+$/);
      const list = await openList(view, /People/);
      assert.match(plain(await list.locator('[aria-current="true"]').textContent()), /Kim Jong Un/);
      const url = view.url();
      await view.goto('about:blank');
      await view.goto(url);
      await read(view);
      await view.locator('article [aria-current="true"]').waitFor();
      assert.match(plain(await view.locator('article .chosen').first().textContent()), /Kim Jong Un/);
    }));

  test('shows a card with the way to the other mentions', () =>
    page.visit(async (view) => {
      await openSample(view, 3);
      await clickMark(view, 'Vladimir Putin');
      const card = view.getByRole('dialog', { name: 'About this mark' });
      const walked = card.getByText(/\d+ of \d+ mentions/);
      const at = Number.parseInt(plain(await walked.textContent()), 10);
      await card.getByRole('button', { name: 'Next mention' }).click();
      await card.getByText(new RegExp(`^${at + 1} of`)).waitFor();
      assert.ok(await card.getByText(/ure \(\d+ %\)/).isVisible());
    }));

  test('comes with a plain text to read, without any marks', () =>
    page.visit(async (view) => {
      await openSample(view, 0);
      await menu(view, 'Plain text');
      assert.equal(await view.locator('article a').count(), 0);
      assert.ok(await view.locator('article').getByText('Russian President Vladimir Putin').first().isVisible());
    }));
});

describe('axe finds nothing', () => {
  /** @param {import('playwright-core').Page} view @param {string} state */
  async function clean(view, state, forced = false, under = '') {
    await view.waitForTimeout(350);
    if (!(await view.evaluate(() => 'axe' in globalThis))) await view.evaluate(AXE);
    const found = await view.evaluate(
      ([off, covered]) =>
        /** @type {any} */ (globalThis).axe.run(covered ? { exclude: [[covered]] } : document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          rules: { 'color-contrast': { enabled: !off } },
        }),
      /** @type {[boolean, string]} */ ([forced, under]),
    );
    assert.deepEqual(
      found.violations.map((/** @type {any} */ v) => [
        state,
        v.id,
        v.nodes.slice(0, 3).map((/** @type {any} */ n) => `${n.target} ${n.failureSummary}`),
      ]),
      [],
    );
  }

  for (const [name, options] of /** @type {[string, any][]} */ ([
    ['in light', {}],
    ['in dark', { colorScheme: 'dark' }],
    ['at 320 px', { viewport: { width: 320, height: 640 } }],
    ['in forced colours', { forcedColors: 'active' }],
  ])) {
    test(`${name}: empty, analysed, each list, card, correcting, windows, plain`, () =>
      page.visit(
        async (view) => {
          // In forced colours the system picks the colours, and axe can't see them.
          const forced = options.forcedColors === 'active';
          await clean(view, 'empty', forced);
          await openSample(view, 4);
          await clean(view, 'analysed', forced);
          for (const list of [/Timeline/, /Voices/, /Check/, /People/]) {
            await openList(view, list);
            await clean(view, `list ${list}`, forced);
          }
          if (await view.evaluate(() => innerWidth < 900)) await view.getByRole('tab', { name: /People/ }).click();
          await clickMark(view, 'Putin');
          await clean(view, 'card', forced);
          await view.getByRole('button', { name: 'Correct', exact: true }).click();
          await clean(view, 'correcting', forced);
          await view.keyboard.press('Escape');
          await view.keyboard.press('Escape');
          await view.locator('article .note').first().click();
          await view.getByRole('button', { name: 'Correct', exact: true }).click();
          await clean(view, 'correcting a quote', forced);
          await view.keyboard.press('Escape');
          await view.keyboard.press('Escape');
          for (const [name, open] of /** @type {[string, () => Promise<unknown>][]} */ ([
            ['the tray', () => view.locator('.title-button').click()],
            ['the day', () => openDay(view)],
            ['the menu', () => view.getByRole('button', { name: 'More to do' }).click()],
          ])) {
            await open();
            // What has dropped lies over a part of the legend, until it goes.
            await clean(view, name, forced, '#legend');
            await view.keyboard.press('Escape');
          }
          for (const name of ['Keys', 'Privacy']) {
            await menu(view, name);
            await clean(view, name, forced);
            await view.getByRole('button', { name: 'Close', exact: true }).click();
          }
          await menu(view, 'Plain text');
          await clean(view, 'plain', forced);
          await view.getByRole('button', { name: 'New', exact: true }).click();
          await clean(view, 'empty beside others', forced);
          await paste(
            view,
            'Ana Ferreira came to Lisbon on 3 March 2021, and “nobody asked”, she said to all of us there.',
          );
          await read(view);
          await clean(view, 'without a headline', forced);
        },
        { ...options, bypassCSP: true },
      ));
  }
});
