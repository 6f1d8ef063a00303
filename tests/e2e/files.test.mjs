// Files that arrive damaged, cut short or of another version are refused with a word on it; the bundled page works anywhere.
import test, { after, describe } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { bundle } from '../../tools/lib/bundle.mjs';
import { www } from '../../tools/lib/paths.mjs';
import { openSample, paste, read, site } from './support.mjs';

/** @typedef {import('playwright-core').Page} Page */

const TEXT = 'Ana Ferreira arrived in Lisbon on 3 March 2021.';
const packed = fs.readFileSync(path.join(www, 'data/rubricator.bin.gz'));
const container = gunzipSync(packed);
const refusals = /integrity|digest|Failed to load resource|rubricator:/i;

/** @param {Buffer} bytes @param {number} at @param {number} value */
function changed(bytes, at, value) {
  const copy = Buffer.from(bytes);
  copy[at] = value;
  return copy;
}

/**
 * Opens a page whose file `what` arrives as `body`, pastes a text, and waits for the refusal; then the file is whole again.
 * @param {ReturnType<typeof site>} page @param {string} what @param {Buffer|string} body @param {RegExp} message
 */
const refused = (page, what, body, message) =>
  page.visit(
    async (view) => {
      await paste(view, TEXT);
      await view.getByRole('alert').getByText(message).waitFor();
      assert.ok(await view.getByRole('alert').getByText('Your text is still in the box').isVisible());
      assert.equal(await view.getByLabel('The article’s text').inputValue(), TEXT);
      await view.unroute(what);
      await view.getByRole('button', { name: 'Try again' }).click();
      await read(view);
      assert.equal(await view.getByRole('alert').getByText(message).count(), 0);
    },
    {
      expected: refusals,
      prepare: async (view) =>
        void (await view.route(what, (route) => route.fulfill({ body, contentType: 'application/octet-stream' }))),
    },
  );

describe('a data file', () => {
  const page = site();
  const DATA = '**/rubricator.bin.gz';
  test('with a wrong byte is refused', () =>
    refused(page, DATA, gzipSync(changed(container, 1000, container[1000] ^ 1)), /checksum is wrong/));
  test('that is cut short is refused', () =>
    refused(page, DATA, packed.subarray(0, packed.length - 5000), /arrived damaged|cut short/));
  test('of another version is refused', () =>
    refused(page, DATA, gzipSync(changed(container, 4, 99)), /it has format \d+, this program reads format/));
  test('that is something else altogether is refused', () =>
    refused(page, DATA, '<!doctype html><title>Welcome to the hotel</title>', /not a Rubricator data file/));
});

describe('the page laid out for a web host', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rubricator-dist-'));
  after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const page = site({ base: '/newsroom/tools/', folder: () => (bundle(www, folder), folder) });

  test('reads a sample and a text under any path', () =>
    page.visit(async (view) => {
      await openSample(view, 3);
      await view.getByRole('button', { name: 'New', exact: true }).click();
      await paste(view, TEXT);
      await read(view);
      assert.ok(await view.locator('article a', { hasText: '3 March 2021' }).isVisible());
    }));

  const another = /could not be loaded, or came damaged or in another version than this page/;
  test('refuses the data of another version', () =>
    refused(page, '**/rubricator-*.bin.gz', gzipSync(Buffer.concat([container, Buffer.from('x')])), another));
  test('refuses a damaged program', () => {
    const program = fs.readFileSync(path.join(www, 'pkg/rubricator_wasm_bg.wasm'));
    return refused(page, '**/rubricator_wasm_bg-*.wasm', changed(program, 5000, program[5000] ^ 1), another);
  });
  test('refuses a program of another version', () => refused(page, '**/worker.js', 'onmessage = () => {};', another));
});
