// The static server: what it answers, where it answers, and what it keeps to itself.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { listen } from '../lib/server.mjs';

const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'rubricator-server-'));
const folder = path.join(outside, 'site');

/** @type {Awaited<ReturnType<typeof listen>>} */
let atRoot;
/** @type {Awaited<ReturnType<typeof listen>>} */
let below;

before(async () => {
  fs.mkdirSync(path.join(folder, 'pkg'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'index.html'), '<p>front</p>');
  fs.writeFileSync(path.join(folder, 'pkg', 'core.wasm'), Buffer.from([0, 97, 115, 109]));
  fs.writeFileSync(path.join(folder, 'a b.txt'), 'spaced');
  fs.writeFileSync(path.join(outside, 'secret.txt'), 'secret');
  if (process.platform !== 'win32') fs.symlinkSync(path.join(outside, 'secret.txt'), path.join(folder, 'link.txt'));
  atRoot = await listen({ folder, port: 0 });
  below = await listen({ folder, port: 0, base: '/some/path/' });
});

after(async () => {
  await atRoot.close();
  await below.close();
  fs.rmSync(outside, { recursive: true });
});

/**
 * Asks with the path exactly as given: `fetch` would resolve the dots itself.
 * @param {number} port @param {string} raw @param {string} [method]
 * @returns {Promise<{ status: number | undefined, headers: http.IncomingHttpHeaders, body: string }>}
 */
const ask = (port, raw, method = 'GET') =>
  new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path: raw, method, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    request.on('error', reject).end();
  });

test('serves the index for the root', async () => {
  const { status, headers, body } = await ask(atRoot.port, '/');
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(body, '<p>front</p>');
});

test('serves WebAssembly with the type that streaming needs', async () => {
  const { headers } = await ask(atRoot.port, '/pkg/core.wasm?v=1');
  assert.equal(headers['content-type'], 'application/wasm');
  assert.equal(headers['content-length'], '4');
});

test('reads escaped names', async () => {
  assert.equal((await ask(atRoot.port, '/a%20b.txt')).body, 'spaced');
});

test('sends a folder without its slash to the one with it', async () => {
  const { status, headers } = await ask(atRoot.port, '/pkg');
  assert.equal(status, 301);
  assert.equal(headers.location, '/pkg/');
});

test('gives nothing from outside the folder', async () => {
  for (const raw of [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/pkg/../../secret.txt',
    '/%2e%2e/secret.txt',
    '//../secret.txt',
    '/..%5csecret.txt',
    '/link.txt',
  ]) {
    const { status, body } = await ask(atRoot.port, raw);
    assert.ok(status === 404 || status === 400, `${raw} answered ${status}`);
    assert.doesNotMatch(body, /secret/, raw);
  }
});

test('answers a broken escape with 400 and lives on', async () => {
  assert.equal((await ask(atRoot.port, '/%E0%A4%A')).status, 400);
  assert.equal((await ask(atRoot.port, '/%00')).status, 400);
  assert.equal((await ask(atRoot.port, '/')).status, 200);
});

test('answers only reading', async () => {
  assert.equal((await ask(atRoot.port, '/', 'POST')).status, 405);
  const head = await ask(atRoot.port, '/', 'HEAD');
  assert.equal(head.status, 200);
  assert.equal(head.body, '');
});

test('under a sub-path answers there and nowhere else', async () => {
  assert.equal((await ask(below.port, '/some/path/')).body, '<p>front</p>');
  assert.equal((await ask(below.port, '/some/path/pkg/core.wasm')).status, 200);
  assert.equal((await ask(below.port, '/some/path')).headers.location, '/some/path/');
  assert.equal((await ask(below.port, '/')).status, 404);
  assert.equal((await ask(below.port, '/pkg/core.wasm')).status, 404);
  assert.ok(below.url.endsWith('/some/path/'));
});
