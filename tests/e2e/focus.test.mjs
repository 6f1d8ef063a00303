// The focus is never lost, keys work where the reader is, and a card never lies on what it is about.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import { clickMark, fixedCore, openDay, openList, openSample, paste, plain, read, site } from './support.mjs';

/** @typedef {import('playwright-core').Page} Page */

const page = site();
const TEXT =
  'Mayor Ana Ferreira visited Porto on 1 March 2021. “We will rebuild,” Ferreira said. Rui Costa said no. Costa left in 2019.';
const MARKS = {
  people: { 'Ana Ferreira': ['Ana Ferreira', 'Ferreira'], 'Rui Costa': ['Rui Costa', 'Costa'] },
  dates: { '1 March 2021': '2021-03-01', 2019: '2019' },
  quotes: { '“We will rebuild,”': 'Ana Ferreira' },
};
/** @param {(view: Page) => Promise<void>} use @param {any} [options] */
const reading = (use, options = {}) =>
  page.visit(
    async (view) => {
      await paste(view, TEXT);
      await read(view);
      await use(view);
    },
    { prepare: (view) => fixedCore(view, MARKS), ...options },
  );

/** The words that have the focus, or the name of the element. @param {Page} view */
const focused = (view) =>
  view.evaluate(() => {
    const { activeElement: one } = document;
    return one?.matches('[data-focus]')
      ? (one.textContent ?? '')
      : one?.id || one?.getAttribute('data-key') || one?.tagName;
  });
/** Whether the focus is in an element. @param {Page} view @param {string} selector */
const within = (view, selector) => view.evaluate((s) => Boolean(document.activeElement?.closest(s)), selector);
const card = (/** @type {Page} */ view) => view.getByRole('dialog', { name: 'About this mark' });

describe('after a paste', () => {
  test('the focus is on the article, so that j and ? work at once (fault 12)', () =>
    reading(async (view) => {
      assert.equal(await focused(view), 'article');
      await view.keyboard.press('j');
      assert.equal(await focused(view), 'Ana Ferreira');
    }));

  test('? works anywhere but in a field (fault 12)', () =>
    reading(async (view) => {
      await view.getByRole('tab', { name: /People/ }).focus();
      await view.keyboard.press('?');
      await view.getByRole('dialog', { name: 'Keys' }).waitFor();
      await view.keyboard.press('Escape');
      await view.getByLabel('Filter names').focus();
      await view.keyboard.press('?');
      assert.equal(await view.getByLabel('Filter names').inputValue(), '?');
      assert.equal(await view.getByRole('dialog', { name: 'Keys' }).count(), 0);
    }));
});

describe('with a card open', () => {
  test('j and e work, and what is done there never drops the focus (fault 13)', () =>
    reading(async (view) => {
      await view.keyboard.press('j');
      await view.keyboard.press('Enter');
      await card(view).waitFor();
      assert.ok(await within(view, '#card'));
      await view.keyboard.press('j');
      assert.ok(await card(view).getByRole('heading', { name: 'Monday 1 March 2021' }).isVisible());
      await view.keyboard.press('e');
      assert.ok(await view.getByLabel('Means').isVisible());
      await view.keyboard.press('Escape');
      await card(view).getByRole('button', { name: 'Not a mark' }).press('Enter');
      assert.ok(await within(view, 'article [data-focus]'), 'the nearest mark has it');
      await view.keyboard.press('Control+z');
      assert.ok(await within(view, 'article'), 'undo leaves it where it is');
    }));

  test('undo from a mark and another day leave the focus where it was (fault 13)', () =>
    reading(async (view) => {
      for (let i = 0; i < 3; i++) await view.keyboard.press('j');
      await view.keyboard.press('Delete');
      const at = await focused(view);
      assert.ok(await within(view, '[data-focus]'));
      await view.keyboard.press('Control+z');
      assert.equal(await focused(view), at);
      await openDay(view);
      await view.getByLabel('Say when it was written').fill('2021-03-01');
      await view.waitForTimeout(400);
      assert.equal(await focused(view), 'reference');
    }));

  test('that came with the focus, Tab to the panel closes it (fault 14)', () =>
    reading(async (view) => {
      await view.keyboard.press('Tab');
      await card(view).waitFor();
      for (let i = 0; i < 4 && !(await within(view, '#panel')); i++) await view.keyboard.press('Tab');
      assert.ok(await within(view, '#panel'));
      await card(view).waitFor({ state: 'hidden' });
    }));
});

describe('the legend', () => {
  test('keeps its order, and the digits are its places even where a kind is absent (fault 15)', () =>
    page.visit(async (view) => {
      await openSample(view, 3);
      const chips = view.getByRole('group', { name: /Which marks/ }).getByRole('button');
      assert.deepEqual(
        (await chips.allTextContents()).map((text) => plain(text).replace(/ \d+$/, '')),
        ['People', 'Organizations', 'Places', 'Groups', 'Events', 'Laws', 'Works', 'Dates', 'Quotes'],
      );
      await view.locator('article').focus();
      for (let i = 0; i < 9; i++) {
        await view.keyboard.press(String(i + 1));
        assert.equal(await chips.nth(i).getAttribute('aria-pressed'), 'false', `key ${i + 1}`);
        await view.keyboard.press(String(i + 1));
      }
    }));

  for (const [name, options] of /** @type {[string, any][]} */ ([
    ['on a screen', {}],
    ['in forced colours', { forcedColors: 'active' }],
  ]))
    test(`shows what is off by a line through its name, ${name} (fault 16)`, () =>
      page.visit(async (view) => {
        await openSample(view, 3);
        const chips = view.getByRole('group', { name: /Which marks/ }).getByRole('button');
        const lines = () =>
          chips.evaluateAll((all) =>
            all.map(
              (chip) => getComputedStyle(/** @type {Element} */ (chip.querySelector('.chip-name'))).textDecorationLine,
            ),
          );
        assert.ok((await lines()).every((line) => line !== 'line-through'));
        for (let i = 0; i < 9; i++) await chips.nth(i).click();
        assert.deepEqual(
          await lines(),
          Array.from({ length: 9 }, () => 'line-through'),
        );
      }, options));
});

for (const [name, options] of /** @type {[string, any][]} */ ([
  ['more contrast', { contrast: 'more' }],
  ['forced colours', { forcedColors: 'active' }],
]))
  test(`speech is marked by lines where ${name} is asked for: whole for words in marks, dotted for what is told (fault 17)`, () =>
    page.visit(async (view) => {
      await openSample(view, 3);
      const line = (/** @type {string} */ selector) =>
        view
          .locator(`article ${selector}`)
          .first()
          .evaluate((e) => `${getComputedStyle(e).borderBlockEndStyle} ${getComputedStyle(e).borderBlockEndWidth}`);
      assert.equal(await line('.m.spoken'), 'solid 1px');
      assert.equal(await line('.m.indirect:not(.spoken)'), 'dotted 1px');
    }, options));

describe('a card', () => {
  /** Whether the card lies on any line of its mark. @param {Page} view */
  const covers = (view) =>
    view.evaluate(() => {
      const at = /** @type {HTMLElement} */ (document.getElementById('card')).getBoundingClientRect();
      const lines = [...document.querySelectorAll('article .chosen:not(.note)')].flatMap((e) => [
        ...e.getClientRects(),
      ]);
      return {
        shown: lines.some((l) => l.bottom > 0 && l.top < innerHeight),
        on: lines.some((l) => l.right > at.left && l.left < at.right && l.bottom > at.top + 1 && l.top < at.bottom - 1),
      };
    });
  // At 200 and 400 per cent a window of 1280 × 900 has half and a quarter of its units.
  for (const [width, height] of [
    [390, 780],
    [640, 450],
    [320, 600],
  ])
    test(`covers no mark at ${width} × ${height}, wherever the mark stands (fault 18)`, () =>
      page.visit(
        async (view) => {
          await openSample(view, 3);
          const all = view.locator('article a.person, article a.date');
          for (const i of [4, 9, 14, 20]) {
            await all.nth(i).evaluate((e) => e.scrollIntoView({ block: 'end', behavior: 'instant' }));
            const box = await all
              .nth(i)
              .evaluate((e) => ({ x: e.getClientRects()[0].x + 3, y: e.getClientRects()[0].y + 5 }));
            await view.evaluate(({ y }) => y > innerHeight - 80 && scrollBy({ top: 100, behavior: 'instant' }), box);
            const now = await all
              .nth(i)
              .evaluate((e) => ({ x: e.getClientRects()[0].x + 3, y: e.getClientRects()[0].y + 5 }));
            await view.mouse.click(now.x, now.y);
            await card(view).waitFor();
            assert.deepEqual(await covers(view), { shown: true, on: false }, `mark ${i}`);
            await view.keyboard.press('Escape');
          }
        },
        { viewport: { width, height } },
      ));

  test('of a quote lies on none of its words, and comes by its margin note alone', () =>
    page.visit(async (view) => {
      await openSample(view, 3);
      await view.locator('article span.spoken').first().click();
      await view.mouse.move(5, 5);
      assert.ok(await card(view).isHidden(), 'a click on speech lights up who says it');
      assert.ok(await view.evaluate(() => CSS.highlights.has('speaker')));
      const notes = view.locator('article .note');
      for (let i = 0; i < (await notes.count()); i++) {
        await notes.nth(i).evaluate((e) => e.scrollIntoView({ block: 'center', behavior: 'instant' }));
        await notes.nth(i).click();
        await card(view).waitFor();
        assert.equal((await covers(view)).on, false, `note ${i}`);
      }
    }));

  test('doesn’t come while the pointer goes over speech, whose speaker lights up', () =>
    page.visit(async (view) => {
      await openSample(view, 3);
      await view.locator('article span.spoken').first().hover();
      await view.waitForFunction(() => CSS.highlights.has('speaker'));
      await view.waitForTimeout(500);
      assert.ok(await card(view).isHidden());
    }));
});

test('the tabs stay on the page with more space between letters and words (fault 18)', () =>
  page.visit(
    async (view) => {
      await openSample(view, 4);
      await view.addStyleTag({
        content: '* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important; }',
      });
      for (const tab of await view.getByRole('tab').all()) {
        const box = await tab.boundingBox();
        assert.ok(box && box.x + box.width <= 1280, `${await tab.textContent()} ends at ${box && box.x + box.width}`);
      }
      assert.ok((await view.evaluate(() => document.documentElement.scrollWidth)) <= 1280);
    },
    { bypassCSP: true },
  ));

test('the sheet of lists on a phone goes by Escape and by a tap on the article (fault 18)', () =>
  page.visit(
    async (view) => {
      await openSample(view, 3);
      const lists = view.getByRole('tabpanel');
      const leaves = [() => view.keyboard.press('Escape'), () => view.mouse.click(200, 60)];
      for (const leave of leaves) {
        await openList(view, /Voices/);
        assert.ok(await lists.isVisible());
        await leave();
        assert.ok(await lists.isHidden());
        if (leave === leaves[0]) assert.equal(await focused(view), 'tab-voices');
      }
    },
    { viewport: { width: 390, height: 780 } },
  ));

test('a session by keyboard alone: paste, queue, correct, merge, undo, next article', () =>
  page.visit(
    async (view) => {
      for (let i = 0; i < 20 && (await focused(view)) !== 'text'; i++) await view.keyboard.press('Tab');
      await paste(view, TEXT);
      await read(view);
      const people = async () => (await view.locator('#panel .row .name').allTextContents()).map(plain);
      // The least sure first: the one that is right, the one that is no mark.
      await view.keyboard.press('n');
      assert.equal(await focused(view), '2019');
      await view.keyboard.press('y');
      assert.equal(await focused(view), '1 March 2021');
      await view.keyboard.press('Delete');
      assert.equal(await view.locator('article a.date').count(), 1);
      await view.keyboard.press('n');
      await view.getByText('Nothing is left to check.').first().waitFor();
      // A name.
      for (let i = 0; i < 20 && (await focused(view)) !== 'Rui Costa'; i++) await view.keyboard.press('j');
      await view.keyboard.press('e');
      await view.keyboard.press('Shift+Tab');
      for (let i = 0; i < 20 && (await focused(view)) !== 'field-name'; i++) await view.keyboard.press('Tab');
      await view.keyboard.press('Control+a');
      await view.keyboard.type('Ruy Costa');
      await view.keyboard.press('Enter');
      assert.deepEqual(await people(), ['Ana Ferreira', 'Ruy Costa']);
      // Merge, and take it back.
      await view.keyboard.press('m');
      assert.equal(await focused(view), 'merge-into');
      await view.keyboard.press('ArrowDown');
      await view.keyboard.press('Tab');
      await view.keyboard.press('Enter');
      assert.deepEqual(await people(), ['Ana Ferreira']);
      await view.keyboard.press('Control+z');
      assert.deepEqual(await people(), ['Ana Ferreira', 'Ruy Costa']);
      await view.keyboard.press('Escape');
      // The next article, and back.
      for (let i = 0; i < 40 && (await view.evaluate(() => document.activeElement?.textContent)) !== 'New'; i++)
        await view.keyboard.press('Shift+Tab');
      await view.keyboard.press('Enter');
      assert.equal(await focused(view), 'text');
      await paste(view, 'Ana Ferreira came back, and there was nothing else to tell about her at all.');
      await read(view);
      assert.equal(await focused(view), 'article');
      await view.keyboard.press('[');
      assert.deepEqual(await people(), ['Ana Ferreira', 'Ruy Costa']);
      assert.notEqual(await focused(view), 'BODY');
    },
    {
      prepare: (view) =>
        fixedCore(view, MARKS, (doc) => {
          for (const date of doc.dates) date.confidence = date.text === '2019' ? 0.4 : 0.6;
        }),
    },
  ));

test('the list of doubts is a queue for its buttons, its keys and the pointer alike', () =>
  page.visit(
    async (view) => {
      await paste(view, TEXT);
      await read(view);
      const list = await openList(view, /Check/);
      const rows = list.locator('.doubt');
      assert.equal(await rows.count(), 3);
      await rows.nth(0).getByRole('link').focus();
      await view.keyboard.press('n');
      await view.keyboard.press('y');
      await view.waitForTimeout(100);
      assert.equal(await rows.count(), 2);
      assert.ok(await within(view, '[data-queue]'), 'the focus stays in the list');
      await rows.nth(0).getByRole('button', { name: 'Right' }).focus();
      await view.keyboard.press('Enter');
      assert.equal(await rows.count(), 1);
      assert.ok(await within(view, '[data-queue]'));
      await rows.nth(0).getByRole('button', { name: 'Not a mark' }).click();
      await list.getByText('Nothing is left to check.').waitFor();
      assert.match(plain(await view.getByRole('tab', { name: /Check/ }).textContent()), /Check 0/);
    },
    {
      prepare: (view) =>
        fixedCore(view, MARKS, (doc) => {
          for (const date of doc.dates) date.confidence = 0.6;
          for (const quote of doc.quotes) quote.confidence = 0.5;
        }),
    },
  ));
