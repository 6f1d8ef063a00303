// Nothing is lost: every text is an article of the tray with its own day, corrections and place, until it is closed, and back from there.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import { clickMark, fixedCore, menu, openList, openSample, paste, plain, read, setDay, site } from './support.mjs';

/** @typedef {import('playwright-core').Page} Page */

const page = site();
const FIRST = 'Ana Ferreira came to Lisbon on Monday, and Rui Costa stayed at home that day.';
const SECOND = 'Rui Costa went to Porto on Tuesday; nobody else came along with him, he said.';
const MARKS = {
  people: { 'Ana Ferreira': ['Ana Ferreira'], 'Rui Costa': ['Rui Costa'] },
  dates: { Monday: '2021-03-01', Tuesday: '2021-03-02' },
  quotes: {},
};

/** Reads the first text with one correction in it. @param {(view: Page) => Promise<void>} use */
const corrected = (use) =>
  page.visit(
    async (view) => {
      await paste(view, FIRST);
      await read(view);
      await clickMark(view, 'Rui Costa');
      await view.getByRole('button', { name: 'Not a mark' }).click();
      await use(view);
    },
    { prepare: (view) => fixedCore(view, MARKS) },
  );

const words = async (/** @type {Page} */ view) =>
  plain((await view.locator('article .words').allTextContents()).join(' '));
const tray = (/** @type {Page} */ view) => view.getByRole('group', { name: 'Your articles' });

/** The titles in the tray. @param {Page} view */
async function titles(view) {
  await view.locator('.title-button').click();
  const all = await tray(view).locator('.tray-title').allTextContents();
  await view.keyboard.press('Escape');
  return all.map(plain);
}

/** Goes to an article by its title, and finds the correction of the first text. @param {Page} view */
async function firstIsWhole(view) {
  await view.locator('.title-button').click();
  await tray(view)
    .getByRole('button', { name: FIRST.slice(0, 20) })
    .first()
    .click();
  await view.locator('article').getByText('Ana Ferreira came').waitFor();
  await read(view);
  assert.equal(await words(view), FIRST);
  assert.deepEqual((await view.locator('article a.person').allTextContents()).map(plain), ['Ana Ferreira']);
  assert.ok(await (await openList(view, /Check/)).getByText('“Rui Costa” is not a mark').isVisible());
}

/** Drops files on the page. @param {Page} view @param {Record<string, string>} files */
const drop = (view, files) =>
  view.evaluate((all) => {
    const data = new DataTransfer();
    for (const [name, text] of Object.entries(all)) data.items.add(new File([text], name, { type: 'text/plain' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);

describe('a text with corrections stays', () => {
  test('when a file is dropped (fault 1)', () =>
    corrected(async (view) => {
      await drop(view, { 'second.txt': SECOND });
      await view.locator('article').getByText('went to Porto').waitFor();
      await firstIsWhole(view);
    }));

  test('when it is edited by pasting another over it (fault 1)', () =>
    corrected(async (view) => {
      await menu(view, 'Edit the text');
      await view.getByLabel('The article’s text').press('ControlOrMeta+a');
      await paste(view, SECOND);
      await view.locator('article').getByText('went to Porto').waitFor();
      await read(view);
      assert.equal(await words(view), SECOND);
      await firstIsWhole(view);
    }));

  test('when the box is emptied first and another is pasted into it', () =>
    corrected(async (view) => {
      await menu(view, 'Edit the text');
      await view.getByLabel('The article’s text').fill('');
      await paste(view, SECOND);
      await view.locator('article').getByText('went to Porto').waitFor();
      await firstIsWhole(view);
    }));

  test('when another is begun by New, however long ago (fault 2)', () =>
    page.visit(
      async (view) => {
        await paste(view, FIRST);
        await read(view);
        await clickMark(view, 'Rui Costa');
        await view.getByRole('button', { name: 'Not a mark' }).click();
        await view.getByRole('button', { name: 'New', exact: true }).click();
        await paste(view, SECOND);
        await read(view);
        await view.clock.fastForward(60_000);
        await firstIsWhole(view);
      },
      {
        prepare: async (view) => {
          await view.clock.install();
          await fixedCore(view, MARKS);
        },
      },
    ));

  test('when another is pasted while reading (fault 2)', () =>
    corrected(async (view) => {
      await view.locator('article').focus();
      await view.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, SECOND);
      await view.locator('article').getByText('went to Porto').waitFor();
      await firstIsWhole(view);
    }));

  test('as it was before an edit, which can be left or taken back later', () =>
    corrected(async (view) => {
      const box = view.getByLabel('The article’s text');
      await menu(view, 'Edit the text');
      await box.fill('Something else altogether.');
      await view.getByRole('button', { name: 'Back, unchanged' }).click();
      await read(view);
      assert.equal(await words(view), FIRST);
      await menu(view, 'Edit the text');
      await box.fill('Something else altogether.');
      await box.press('Control+Enter');
      await view.locator('article').getByText('Something else').waitFor();
      await (await openList(view, /Check/)).getByRole('button', { name: 'Take it again' }).click();
      await view.locator('article').getByText('Ana Ferreira came').waitFor();
      await read(view);
      assert.deepEqual((await view.locator('article a.person').allTextContents()).map(plain), ['Ana Ferreira']);
    }));
});

test('a page with corrections asks before it is left, unless they are kept (fault 3)', () =>
  page.visit(
    async (view) => {
      /** @type {string[]} */
      const asked = [];
      view.on('dialog', (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      await paste(view, FIRST);
      await read(view);
      await view.reload();
      assert.deepEqual(asked, [], 'nothing to lose');
      await paste(view, FIRST);
      await read(view);
      await clickMark(view, 'Rui Costa');
      await view.getByRole('button', { name: 'Not a mark' }).click();
      await view.reload();
      assert.deepEqual(asked, ['beforeunload']);
      await paste(view, FIRST);
      await read(view);
      await menu(view, 'Privacy');
      await view.getByLabel(/Keep these texts/).check();
      await view.getByRole('button', { name: 'Close', exact: true }).click();
      await clickMark(view, 'Rui Costa');
      await view.getByRole('button', { name: 'Not a mark' }).click();
      // At once: what is not written yet is written when the page goes.
      await view.reload();
      assert.deepEqual(asked, ['beforeunload']);
      await read(view);
      assert.ok(await (await openList(view, /Check/)).getByText('“Rui Costa” is not a mark').isVisible());
    },
    { prepare: (view) => fixedCore(view, MARKS) },
  ));

test('of several files dropped together every one is opened, and one that can’t be is named (fault 4)', () =>
  page.visit(
    async (view) => {
      await drop(view, { 'a.txt': FIRST, 'empty.txt': '', 'b.txt': SECOND });
      await view.getByText('empty.txt holds no text').waitFor();
      await read(view);
      assert.equal(await words(view), FIRST, 'the first is shown');
      assert.deepEqual(
        (await titles(view)).map((t) => t.slice(0, 12)),
        ['Ana Ferreira', 'Rui Costa we'],
      );
    },
    { prepare: (view) => fixedCore(view, MARKS) },
  ));

describe('the tray', () => {
  test('gives each article its own day, corrections, selection and place', () =>
    page.visit(
      async (view) => {
        const long = Array.from({ length: 40 }, (_, i) => `Paragraph ${i}: Ana Ferreira came on Monday.`).join('\n\n');
        await paste(view, long);
        await read(view);
        await setDay(view, '2021-03-03');
        await view.keyboard.press('Escape');
        await view.evaluate(() => scrollTo(0, 700));
        await view.waitForTimeout(100);
        // A click would be preceded by the driver's own scrolling.
        await view.getByRole('button', { name: 'New', exact: true }).dispatchEvent('click');
        await paste(view, SECOND);
        await read(view);
        await clickMark(view, 'Rui Costa');
        await view.keyboard.press('Escape');
        assert.equal(
          await view.getByRole('button', { name: 'Read from:' }).textContent().then(plain),
          'Read from: Day not known▾',
        );
        await view.locator('article').focus();
        await view.keyboard.press('[');
        await view.locator('article').getByText('Paragraph 0').waitFor();
        assert.equal(await view.evaluate(() => scrollY), 700);
        await view.keyboard.press(']');
        await view.locator('article').getByText('went to Porto').waitFor();
        assert.equal(plain(await view.locator('article .chosen').textContent()), 'Rui Costa');
      },
      {
        prepare: (view) => fixedCore(view, MARKS),
      },
    ));

  test('is named by title in the bar and in the tab, and goes by [ and ]', () =>
    corrected(async (view) => {
      assert.match(await view.title(), /^Ana Ferreira came to Lisbon .* – Rubricator$/);
      await view.getByRole('button', { name: 'New', exact: true }).click();
      assert.equal(await view.title(), 'Rubricator');
      await paste(view, SECOND);
      await read(view);
      assert.match(plain(await view.locator('.title-button').textContent()), /^Rui Costa went.*\+1▾$/);
      await view.keyboard.press('[');
      assert.match(await view.title(), /^Ana Ferreira/);
      await view.keyboard.press('[');
      assert.match(await view.title(), /^Rui Costa/);
    }));

  test('holds ten, and says so; a closed one comes back with all it had', () =>
    corrected(async (view) => {
      for (let i = 2; i <= 10; i++) {
        await view.getByRole('button', { name: 'New', exact: true }).click();
        await paste(view, `Number ${i}. ${SECOND}`);
        await read(view);
      }
      await view.getByRole('button', { name: 'New', exact: true }).click();
      await view.getByText('10 articles are open').waitFor();
      assert.equal((await titles(view)).length, 10);
      await view.locator('.title-button').click();
      await tray(view)
        .getByRole('button', { name: /^Close “Ana/ })
        .click();
      assert.equal(await tray(view).locator('ol li').count(), 9);
      await tray(view)
        .getByRole('button', { name: /Bring it back/ })
        .click();
      await firstIsWhole(view);
    }));

  test('keeps all articles in this browser when that is turned on', () =>
    corrected(async (view) => {
      await view.getByRole('button', { name: 'New', exact: true }).click();
      await paste(view, SECOND);
      await read(view);
      await menu(view, 'Privacy');
      await view.getByLabel(/Keep these texts/).check();
      await view.getByRole('button', { name: 'Close', exact: true }).click();
      await view.waitForTimeout(400);
      await view.reload();
      await read(view);
      assert.equal(await words(view), SECOND, 'the one that was open is open');
      await firstIsWhole(view);
    }));

  test('reads the articles that wait, so that they open at once', () =>
    page.visit(
      async (view) => {
        await drop(view, { 'a.txt': FIRST, 'b.txt': SECOND });
        await read(view);
        await view.locator('.title-button').click();
        await tray(view).getByText('not read yet').waitFor({ state: 'hidden' });
        assert.deepEqual(
          (await tray(view).locator('.tray-facts').allTextContents()).map((t) => plain(t)),
          ['0 quotes, 2 people', '0 quotes, 1 person'],
        );
      },
      { prepare: (view) => fixedCore(view, MARKS) },
    ));

  test('has a sample that is open already once', () =>
    page.visit(async (view) => {
      await openSample(view, 0);
      await view.getByRole('button', { name: 'New', exact: true }).click();
      await openSample(view, 0);
      assert.equal((await titles(view)).length, 1);
    }));
});
