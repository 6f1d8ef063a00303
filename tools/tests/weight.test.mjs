// The size report: what counts as a first visit, and that a page too heavy is caught.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { measure, report } from '../lib/weight.mjs';

/** A built page with these files beside the usual ones. @param {Record<string, string | Buffer>} files */
function page(files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rubricator-weight-'));
  const all = {
    'index.html': '<link rel="stylesheet" href="styles/main.css"><script type="module" src="main.js"></script>',
    'main.js': "import { a } from './a.js';\nconst later = () => import('./reader.js');\n",
    'a.js': "export const a = fetch('./worker.js');",
    'worker.js': 'self.onmessage = null;',
    'reader.js': "import { shared } from './a.js';\nimport './deep.js';\n",
    'deep.js': 'export {};',
    'styles/main.css': '@import "more.css";',
    'styles/more.css': 'p { color: red }',
    'pkg/rubricator_wasm_bg.wasm': 'wasm',
    'pkg/rubricator_wasm.d.ts': 'types',
    'data/rubricator.bin': 'data',
    'samples/one.txt': 'sample',
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

test('counts what the front page reaches, the worker, the package and the data', () => {
  const first = measure(page({}))
    .filter((file) => file.first)
    .map((file) => file.name);
  assert.deepEqual(first.sort(), [
    'a.js',
    'data/rubricator.bin',
    'index.html',
    'main.js',
    'pkg/rubricator_wasm_bg.wasm',
    'styles/main.css',
    'styles/more.css',
    'worker.js',
  ]);
});

test('a file imported at once counts even where another imports it later', () => {
  const files = measure(page({ 'a.js': "import './deep.js';" }));
  assert.equal(files.find((file) => file.name === 'deep.js')?.first, true);
  assert.equal(files.find((file) => file.name === 'reader.js')?.first, false);
});

test('an import over several lines is an import', () => {
  const files = measure(page({ 'a.js': "import {\n  one,\n  two,\n} from './deep.js';" }));
  assert.equal(files.find((file) => file.name === 'deep.js')?.first, true);
});

test('a page within the budget passes', () => {
  assert.deepEqual(report(measure(page({}))).over, []);
});

test('each budget is kept apart', () => {
  const heavy = (/** @type {number} */ bytes) => randomBytes(bytes / 2).toString('hex');
  assert.deepEqual(report(measure(page({ 'a.js': heavy(160_000) }))).over, ['page']);
  assert.deepEqual(report(measure(page({ 'pkg/rubricator_wasm_bg.wasm': randomBytes(331_000) }))).over, ['wasm']);
  assert.deepEqual(report(measure(page({ 'data/rubricator.bin': randomBytes(1_001_000) }))).over, ['total']);
});

test('a style sheet that a script brings comes later', () => {
  const files = measure(page({ 'reader.js': "style('./styles/late.css');", 'styles/late.css': 'p { margin: 0 }' }));
  assert.equal(files.find((file) => file.name === 'styles/late.css')?.first, false);
  assert.equal(files.find((file) => file.name === 'styles/more.css')?.first, true);
});

test('what is only loaded when used is free', () => {
  assert.deepEqual(report(measure(page({ 'reader.js': randomBytes(1_001_000) }))).over, []);
});

test('a page that is not built is no page of nothing', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rubricator-weight-'));
  assert.throws(() => measure(folder), /not built/);
});
