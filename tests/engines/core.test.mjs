// The core path in each engine that is installed: the page opens, reads a sample and a text of one's own, and lets nothing out.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { engines } from '../../tools/setup/engines.mjs';
import { listen } from '../../tools/lib/server.mjs';
import { www } from '../../tools/lib/paths.mjs';
import { firefox } from './bidi.mjs';
import { chromium } from './chromium.mjs';
import { hand } from './engine.mjs';
import { webkit } from './webdriver.mjs';

/** @typedef {import('./engine.mjs').Driven} Driven */

const found = engines();
const wanted = process.env.RUBRICATOR_ENGINES?.split(',');

/** @type {{name: string, lacking: string|null, start: () => Promise<Driven>}[]} */
const all = [
  { name: 'Chromium', lacking: found.chromium.lacking, start: () => chromium(found.chromium.program) },
  { name: 'Firefox', lacking: found.firefox.lacking, start: () => firefox(found.firefox.program) },
  { name: 'WebKit', lacking: found.webkit.lacking, start: () => webkit(found.webkit) },
];

/** A copy of the page with something taken out of its first file. @param {RegExp} what */
async function pageWithout(what) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rubricator-page-'));
  fs.cpSync(www, folder, { recursive: true });
  const index = path.join(folder, 'index.html');
  const html = fs.readFileSync(index, 'utf8');
  assert.match(html, what);
  fs.writeFileSync(index, html.replace(what, ''));
  const server = await listen({ folder, port: 0 });
  return { url: server.url, close: () => server.close().finally(() => fs.rmSync(folder, { recursive: true })) };
}

/** Tries every way out from the page and from a worker like its own. @param {any} targets */
async function attempts(targets) {
  const here = (/** @type {string} */ path) => new URL(path, location.href).href;
  const [{ tryEverything }, { Client }] = await Promise.all([
    import(here('privacy/proof.js')),
    import(here('annotator/client.js')),
  ]);
  const client = new Client({
    glue: here('pkg/rubricator_wasm.js'),
    wasm: here('pkg/rubricator_wasm_bg.wasm'),
    data: here('data/rubricator.bin.gz'),
    worker: here('annotator/worker.js'),
    attempts: here('privacy/attempts.js'),
  });
  return tryEverything(client, targets);
}

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a refusal writes on the console; the self-test provokes it. */
const REFUSAL =
  /Content[- ]Security[- ]Policy|Trusted ?(Types?|Script|HTML)|Refused|violat|Failed to load resource|ERR_|NetworkError|blocked|can’t establish a connection|WebTransport|Loading (failed|module)|Error loading/i;

const OWN = 'Ana Ferreira, the mayor of Lisbon, arrived on 3 March 2021. "We are ready," she said.';

/** Listens where nothing may arrive; notes each connection and what it sent. @returns {Promise<{port: number, heard: string[], close: () => void}>} */
function listener() {
  /** @type {string[]} */
  const heard = [];
  const server = net.createServer((socket) => {
    const at = heard.push('connection') - 1;
    socket.on('data', (data) => {
      heard[at] += ` ${JSON.stringify(String(data).slice(0, 120))}`;
      // Answered, since who waits for an answer that never comes tells nothing.
      socket.end(
        'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 0\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n',
      );
    });
    socket.on('error', () => {});
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve({
        port: /** @type {net.AddressInfo} */ (server.address()).port,
        heard,
        close: () => void server.close(),
      });
    }),
  );
}

const status = () => /found/.test(document.getElementById('status')?.textContent ?? '');
const marks = () => [...document.querySelectorAll('article a.m')].map((mark) => mark.textContent ?? '');

for (const { name, lacking, start } of all) {
  const skip = wanted && !wanted.includes(name.toLowerCase()) ? 'not asked for' : (lacking ?? false);
  describe(name, { skip, timeout: 240_000 }, () => {
    /** @type {Driven} */ let engine;
    /** @type {ReturnType<typeof hand>} */ let with_;
    /** @type {Awaited<ReturnType<typeof listen>>} */ let server;
    /** @type {Awaited<ReturnType<typeof listener>>} */ let outside;
    if (skip) return;
    const targets = () => ({ http: `http://127.0.0.1:${outside.port}/`, ws: `ws://127.0.0.1:${outside.port}/` });

    before(async () => {
      server = await listen({ folder: www, port: 0, base: '/some/path/' });
      outside = await listener();
      engine = await start();
      with_ = hand(engine);
      console.log(`# ${name}: ${engine.version}`);
      await engine.goto(server.url);
    });
    after(async () => {
      await engine?.close();
      outside?.close();
      await server?.close().catch(() => {});
    });

    test('reads a sample: marks in the text, people, dates and voices in the lists, a card for a mark', async () => {
      await with_.click('#samples button', 'An agency report');
      await with_.until(status);
      const words = await engine.evaluate(marks);
      assert.ok(words.length > 30, `${words.length} marks`);
      assert.ok(words.some((/** @type {string} */ word) => word.includes('Putin')));
      for (const list of ['People', 'Timeline', 'Voices']) {
        await with_.click('[role=tab]', list);
        assert.ok(await with_.until(() => document.querySelectorAll('[role=tabpanel] li').length > 3));
      }
      await with_.click('article a.m', 'Putin');
      assert.match(await with_.until(() => document.querySelector('#card:popover-open')?.textContent), /Putin/);
      await engine.press([
        { type: 'down', key: '\uE00C' },
        { type: 'up', key: '\uE00C' },
      ]);
      await with_.until(() => !document.querySelector('#card:popover-open'));
    });

    test('reads a text of one’s own, typed and pasted by the keyboard', async () => {
      await with_.click('#tools button', 'New');
      await with_.click('#text');
      await with_.type(OWN);
      assert.equal(await engine.evaluate(() => /** @type {any} */ (document.getElementById('text')).value), OWN);
      await with_.control('a');
      await with_.control('x');
      await with_.until(() => /** @type {any} */ (document.getElementById('text')).value === '');
      await with_.control('v');
      await with_.until(() => document.body.dataset.mode === 'read');
      await with_.until(status);
      const words = await engine.evaluate(marks);
      for (const expected of ['Ana Ferreira', 'Lisbon', '3 March 2021', 'she'])
        assert.ok(words.includes(expected), `${expected} among ${words.join(', ')}`);
      const lists = await engine.evaluate(() => document.querySelector('article')?.textContent);
      assert.ok(lists.includes('We are ready,'));
    });

    test('has had nothing to say on its console, where a word is heard', async () => {
      console.log(`# ${name}: the console is heard ${engine.quiet}`);
      assert.deepEqual(await engine.troubles(), []);
      await engine.evaluate(
        () =>
          void setTimeout(() => {
            throw new Error('thrown by a test');
          }),
      );
      await engine.evaluate(() => console.warn('written by a test'));
      for (const word of ['thrown by a test', 'written by a test']) {
        const isHeard = async () => (await engine.troubles()).some((text) => text.includes(word));
        for (let waited = 0; waited < 100 && !(await isHeard()); waited++) await pause(50);
        assert.ok(await isHeard(), `${word}: else silence would prove nothing`);
      }
    });

    test('the proof in the page says that all ways out were stopped', async () => {
      await with_.click('#tools .dots');
      await with_.click('#menu button', 'Privacy');
      await with_.click('#dialog button', 'Try to get something out');
      const verdict = await with_.until(() => document.querySelector('#dialog .verdict')?.textContent);
      const open = await engine.evaluate(() =>
        [...document.querySelectorAll('#dialog tr.open')].map((row) => row.textContent),
      );
      assert.deepEqual(open, [], verdict);
      assert.match(verdict, /^(\d+) ways out were tried\. All \1 were stopped\.$/);
      const tables = await engine.evaluate(() =>
        [...document.querySelectorAll('#dialog table')].map((table) => ({
          of: table.querySelector('caption')?.textContent,
          rows: table.querySelectorAll('tbody tr').length,
        })),
      );
      assert.ok(
        tables.length === 2 && tables.every((/** @type {any} */ table) => table.rows > 6),
        JSON.stringify(tables),
      );
      await with_.click('#dialog button', 'Close');
    });

    test('no attempt from page or worker reaches a listener', async () => {
      const results = await engine.evaluate(attempts, targets());
      await pause(1500);
      console.log(
        `# ${name}: ${results.page.length} attempts from the page, ${results.worker.length} from the worker; the listener heard ${outside.heard.length} connections`,
      );
      for (const { name: way, blocked, how } of [...results.page, ...results.worker])
        console.log(`#   ${blocked ? 'stopped' : 'NOT SHOWN TO BE STOPPED'}: ${way} (${how})`);
      assert.deepEqual(outside.heard, []);
      assert.deepEqual(
        [...results.page, ...results.worker].filter((/** @type {any} */ result) => !result.blocked),
        [],
      );
      assert.deepEqual(
        (await engine.troubles()).filter((text) => !REFUSAL.test(text) && !text.includes('by a test')),
        [],
      );
    });

    test('goes on reading when the network is gone', async () => {
      await server.close();
      await with_.click('#tools button', 'New');
      await with_.click('#text');
      await with_.type('Rui Costa left Porto on 5 May 2022.');
      await with_.control('\uE007');
      await with_.until(status);
      const words = await engine.evaluate(marks);
      for (const expected of ['Rui Costa', '5 May 2022'])
        assert.ok(words.includes(expected), `${expected} among ${words.join(', ')}`);
    });

    test('by the policy alone, without what the page takes away by itself, no byte gets out', async () => {
      const page = await pageWithout(/<script src="privacy\/lockdown\.js"><\/script>/);
      try {
        await engine.goto(page.url);
        await engine.evaluate(async (/** @type {any} */ { http }) => {
          const frame = Object.assign(document.createElement('iframe'), { src: `${http}frame`, name: 'nowhere' });
          const form = Object.assign(document.createElement('form'), {
            action: `${http}form`,
            method: 'post',
            target: 'nowhere',
          });
          const link = (/** @type {string} */ rel) =>
            Object.assign(document.createElement('link'), { rel, href: `${http}${rel}`, as: 'image' });
          document.body.append(frame, form, link('stylesheet'), link('prefetch'), link('preload'));
          // Firefox throws where it refuses.
          try {
            form.submit();
          } catch {}
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }, targets());
        await pause(500);
        // Chromium opens an empty connection for a frame or form before it asks the policy; no byte follows.
        assert.deepEqual(
          outside.heard.filter((line) => line !== 'connection'),
          [],
        );
      } finally {
        await page.close();
      }
    });

    test('without the policy the same attempts are heard, and shown as not stopped', async () => {
      const page = await pageWithout(/<meta http-equiv="Content-Security-Policy"[^>]*>/);
      try {
        await engine.goto(page.url);
        outside.heard.length = 0;
        const results = await engine.evaluate(attempts, targets());
        await pause(500);
        // Nor is what fails for want of a network taken for stopped by the policy.
        const nobody = await engine.evaluate(attempts, { http: 'http://127.0.0.1:1/', ws: 'ws://127.0.0.1:1/' });
        for (const side of /** @type {const} */ (['page', 'worker'])) {
          for (const way of ['fetch', 'XMLHttpRequest', 'WebSocket']) {
            const result = nobody[side].find((/** @type {any} */ r) => r.name === way);
            assert.equal(result.blocked, false, `${way} from the ${side} without a network: ${result.how}`);
          }
          for (const way of [
            'fetch',
            'XMLHttpRequest',
            'dynamic import',
            ...(side === 'page' ? ['EventSource', 'image'] : []),
          ]) {
            const result = results[side].find((/** @type {any} */ r) => r.name === way);
            // A module of another site is refused a worker by the rules for those, policy or none.
            if (way !== 'dynamic import' || !result.blocked)
              assert.equal(result.blocked, false, `${way} from the ${side}: ${result.how}`);
          }
          assert.ok(
            outside.heard.some((line) => line.includes(`?${side}-0`)),
            `${side}: ${outside.heard.join(', ')}`,
          );
        }
      } finally {
        await page.close();
      }
    });

    test('the listener does hear what is not bound by the policy', async () => {
      void engine.goto(`http://127.0.0.1:${outside.port}/`).catch(() => {});
      for (let waited = 0; waited < 100 && !outside.heard.some((line) => line.includes('GET / ')); waited++)
        await pause(100);
      assert.ok(
        outside.heard.some((line) => line.includes('GET / ')),
        'else its silence would prove nothing',
      );
    });
  });
}
