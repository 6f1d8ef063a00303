// The worker may die: the page says so, keeps text, corrections and settings, and the next reading works.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import { clickMark, fixedCore, menu, openList, paste, plain, read, setDay, site } from './support.mjs';

/** @typedef {import('playwright-core').Page} Page */

const page = site();
const TEXT = 'Ana Ferreira and Rui Costa came to Lisbon on Monday.';
const marks = { people: { 'Ana Ferreira': ['Ana Ferreira'], 'Rui Costa': ['Rui Costa'] }, dates: {}, quotes: {} };

/** @type {Record<string, {word: string, says: RegExp, then?: (view: Page) => Promise<unknown>}>} */
const DEATHS = {
  'a trap': { word: 'TRAP', says: /broke down over this text \(unreachable\) and is started afresh/ },
  'a want of memory': { word: 'FULL', says: /broke down over this text \(Out of memory\) and is started afresh/ },
  'a time-out': {
    word: 'SLOW',
    says: /took more than a minute and was stopped/,
    then: (view) => view.clock.fastForward(61_000),
  },
  Stop: {
    word: 'SLOW',
    says: /Stopped\. The text is still in the box/,
    then: (view) => view.getByRole('button', { name: 'Stop' }).click(),
  },
};

describe('after', () => {
  for (const [name, { word, says, then }] of Object.entries(DEATHS)) {
    test(`${name} text, corrections and settings are there, and the next reading works`, () =>
      page.visit(
        async (view) => {
          const box = view.getByLabel('The article’s text');
          await paste(view, TEXT);
          await read(view);
          await clickMark(view, 'Rui Costa');
          await view.getByRole('button', { name: 'Not a mark' }).click();
          await setDay(view, '2024-06-19');
          await read(view);
          await menu(view, 'Edit the text');

          const broken = `${TEXT} ${word}`;
          await box.fill(broken);
          if (then) {
            // The worker has the text when the page has said that it reads.
            await view.getByText('Reading…').waitFor();
            await view.waitForTimeout(400);
            await then(view);
          }
          await view.getByText(says).waitFor();
          assert.equal(await box.inputValue(), broken, 'the text stays in the box');

          await box.fill(`${TEXT} Ana Ferreira left.`);
          await view
            .getByText(/1 person/)
            .first()
            .waitFor();
          await view.getByRole('button', { name: 'Read it' }).click();
          assert.equal(
            plain(
              await view
                .locator('article .words')
                .allTextContents()
                .then((all) => all.join(' ')),
            ),
            `${TEXT} Ana Ferreira left.`,
          );
          assert.deepEqual(
            await view
              .locator('article a.m')
              .allTextContents()
              .then((all) => all.map(plain)),
            ['Ana Ferreira', 'Ana Ferreira'],
            'the correction still holds',
          );
          assert.equal(await view.getByLabel(/Say when it was written|Change the day/).inputValue(), '2024-06-19');
          assert.ok(await (await openList(view, /Check/)).getByText('“Rui Costa” is not a mark').isVisible());
        },
        {
          prepare: async (view) => {
            await view.clock.install();
            await fixedCore(view, marks);
          },
        },
      ));
  }

  test('two deaths in a row a text without fault is read', () =>
    page.visit(
      async (view) => {
        await paste(view, `${TEXT} TRAP`);
        await view.getByText(/broke down/).waitFor();
        await view.getByRole('button', { name: 'Try again' }).click();
        await view.getByText(/broke down/).waitFor();
        await view.getByLabel('The article’s text').fill(TEXT);
        await view
          .getByText(/2 people/)
          .first()
          .waitFor();
      },
      { prepare: (view) => fixedCore(view, marks) },
    ));
});
