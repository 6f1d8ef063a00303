// Any bytes as a file: the encoding is found and can be changed, what isn't text is refused with a word on what to do.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import { clickMark, menu, openList, plain, read, site } from './support.mjs';

/** @typedef {import('playwright-core').Page} Page */

const page = site();
const TEXT = 'Ana Ferreira said “we’re in a café” on 3 March 2021.';

/** @param {string} text @param {boolean} big */
function utf16(text, big) {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

const WESTERN = Buffer.from(TEXT.replace('“', '\x93').replace('”', '\x94').replace('’', '\x92'), 'latin1');

/** @type {Record<string, [Buffer, string]>} */
const FILES = {
  'UTF-8': [Buffer.from(TEXT), 'utf-8'],
  'UTF-8 with a byte order mark': [Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
  'UTF-16, little end first, with a mark': [utf16(`\ufeff${TEXT}`, false), 'utf-16le'],
  'UTF-16, big end first, with a mark': [utf16(`\ufeff${TEXT}`, true), 'utf-16be'],
  'UTF-16, little end first': [utf16(TEXT, false), 'utf-16le'],
  'UTF-16, big end first': [utf16(TEXT, true), 'utf-16be'],
  'windows-1252': [WESTERN, 'windows-1252'],
};

/** @param {Page} view @param {Buffer} buffer @param {string} [name] */
const choose = (view, buffer, name = 'story.txt') =>
  view.getByLabel('Choose text files').setInputFiles({ name, mimeType: 'text/plain', buffer });
const shown = async (/** @type {Page} */ view) =>
  plain((await view.locator('article .words').allTextContents()).join(' '));

describe('a file', () => {
  for (const [name, [bytes, encoding]] of Object.entries(FILES)) {
    test(`in ${name} is read as what it is`, () =>
      page.visit(async (view) => {
        await choose(view, bytes);
        await read(view);
        assert.equal(await shown(view), TEXT);
        assert.equal(await view.getByLabel('story.txt was read as').inputValue(), encoding);
      }));
  }

  test('read in the wrong encoding can be read in another; corrections stay', () =>
    page.visit(async (view) => {
      // Bytes of Mac Roman, which look like any other Western ones.
      await choose(view, Buffer.from('Ana Ferreira is in a caf\x8e on 3 March 2021.', 'latin1'));
      await read(view);
      assert.equal(await shown(view), 'Ana Ferreira is in a caf\u017d on 3 March 2021.');
      await clickMark(view, '3 March 2021');
      await view.getByRole('button', { name: 'Not a mark' }).click();
      await view.getByLabel('story.txt was read as').selectOption('Mac Roman');
      await view.getByRole('button', { name: 'Read it so' }).click();
      await view.locator('article').getByText('in a café on').waitFor();
      assert.ok(await (await openList(view, /Check/)).getByText('“3 March 2021” is not a mark').isVisible());
      await menu(view, 'Edit the text');
      await view.getByLabel('The article’s text').fill('Something else altogether.');
      await read(view);
      assert.equal(await view.getByLabel('story.txt was read as').count(), 0, 'what is edited is no longer the file');
    }));

  /** @type {Record<string, [Buffer, RegExp]>} */
  const REFUSED = {
    'a picture': [
      Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
        Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256)),
      ]),
      /not a text file\. Save it as plain text/,
    ],
    'a zipped document': [
      Buffer.concat([
        Buffer.from('PK\x03\x04', 'latin1'),
        Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i * 31) % 256)),
      ]),
      /not a text file\. Save it as plain text/,
    ],
    nothing: [Buffer.alloc(0), /holds no text\. Choose another file/],
    zeros: [Buffer.alloc(5000), /not a text file|holds no text/],
    'more than twelve megabytes': [Buffer.alloc(12_000_001, 'a '), /larger than 12 MB\. Cut it into parts/],
  };
  for (const [name, [bytes, message]] of Object.entries(REFUSED)) {
    test(`of ${name} is refused with what to do, and the box keeps its text`, () =>
      page.visit(async (view) => {
        const box = view.getByLabel('The article’s text');
        await box.fill(TEXT);
        await read(view);
        await choose(view, bytes);
        await view.getByRole('alert').getByText(message).waitFor();
        assert.equal(await box.inputValue(), TEXT);
      }));
  }

  test('of ten megabytes in a single line is read, or stopped with a word, and the page stays alive', () =>
    page.visit(async (view) => {
      const line = 'the mayor of Lisbon said on Monday that a bridge would open, and '
        .repeat(160_000)
        .slice(0, 10_000_000);
      await choose(view, Buffer.from(line));
      const end = Date.now() + 100_000;
      const over = () =>
        view.evaluate(
          () =>
            /found/.test(document.getElementById('status')?.textContent ?? '') ||
            /stopped/.test(document.getElementById('trouble')?.textContent ?? ''),
        );
      while (!(await over())) {
        assert.ok(Date.now() < end, 'it takes too long');
        await view.waitForTimeout(500);
      }
      assert.equal((await view.getByLabel('The article’s text').inputValue()).length, line.length);
    }));
});
