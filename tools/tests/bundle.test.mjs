// The layout for a web host: names after contents, relative addresses, hashes, and a word where something is amiss.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bundle } from '../lib/bundle.mjs';
import { filesUnder } from '../lib/stamp.mjs';

const SITE = {
  'index.html': '<link href="styles/a.css"><a href="#top"></a><script src="main.js"></script>',
  'main.js':
    "import './b.js'; const wasm = here('./pkg/core.wasm'); const data = here('./data/lists.bin.gz'); const glue = here('./pkg/core.js');",
  'b.js': 'export {};',
  'styles/a.css': 'p {}',
  'pkg/core.wasm': 'wasm',
  'pkg/core.js': 'glue',
  'pkg/core.d.ts': 'types',
  'data/lists.bin.gz': gzipSync('lists'),
};

/** Lays out a site with these files changed; answers with all names and a reader. @param {Record<string, string | Buffer>} [changed] */
function laidOut(changed = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rubricator-bundle-'));
  const [from, to] = [path.join(folder, 'www'), path.join(folder, 'dist')];
  for (const [name, content] of Object.entries({ ...SITE, ...changed })) {
    fs.mkdirSync(path.dirname(path.join(from, name)), { recursive: true });
    fs.writeFileSync(path.join(from, name), content);
  }
  const result = bundle(from, to);
  const names = filesUnder([to]).map((file) => path.relative(to, file).split(path.sep).join('/'));
  return { ...result, names, read: (/** @type {string} */ name) => fs.readFileSync(path.join(to, name), 'utf8') };
}

/** @param {string | Buffer} content */
const hash = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

test('only the front page keeps its name, and all it names is there', () => {
  const { folder, names, read } = laidOut();
  assert.match(folder, /^app-[0-9a-f]{12}$/);
  assert.deepEqual(
    names.filter((name) => !/-[0-9a-f]{12}[./]/.test(name)),
    ['.nojekyll', 'index.html'],
  );
  assert.equal(
    names.some((name) => name.endsWith('.d.ts')),
    false,
  );
  const addresses = [...read('index.html').matchAll(/(?:src|href)="([^"#]+)"/g)].map((match) => match[1]);
  assert.equal(addresses.length, 2);
  for (const address of addresses) assert.ok(names.includes(address), address);
});

test('what is fetched is named after its content, with the hash that the browser checks', () => {
  const { folder, names, read } = laidOut();
  const fetched = [...read(`${folder}/main.js`).matchAll(/here\('([^#']+)#([^']+)'\)/g)];
  assert.equal(fetched.length, 3);
  for (const [, address] of fetched) assert.ok(names.includes(path.posix.join(folder, address)), address);
  assert.equal(fetched[0][2], hash('wasm'));
  assert.equal(
    fetched[1][2],
    [hash(SITE['data/lists.bin.gz']), hash('lists')].join('%20'),
    'also for servers that inflate',
  );
  assert.equal(fetched[2][1], './pkg/core.js');
});

test('a change gives new names to what has changed, and to nothing else that is large', () => {
  const [before, after, again] = [laidOut(), laidOut({ 'b.js': 'export const changed = 1;' }), laidOut()];
  assert.notEqual(after.folder, before.folder);
  assert.equal(again.folder, before.folder);
  const large = (/** @type {{names: string[]}} */ { names }) =>
    names.filter((name) => !name.includes('/') && name !== 'index.html');
  assert.deepEqual(large(after), large(before));
  assert.notDeepEqual(large(laidOut({ 'pkg/core.wasm': 'newer' })), large(before));
});

test('an address that leads nowhere, or a large file that nobody names, is refused', () => {
  assert.throws(() => laidOut({ 'index.html': '<script src="gone.js"></script>' }), /gone\.js/);
  assert.throws(() => laidOut({ 'main.js': "here('./pkg/gone.wasm')" }), /gone\.wasm/);
  assert.throws(() => laidOut({ 'data/other.bin': 'x' }), /other/);
});
