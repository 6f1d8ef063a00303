// Nothing leaves: every way out is tried against a listener that must hear nothing, and the page works with the network off.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import net from 'node:net';
import { clickMark, menu, openList, openSample, paste, read, site } from './support.mjs';

const page = site();
const refusals =
  /Content Security Policy|Trusted(Script|HTML|ScriptURL)|violates|Failed to load resource|Refused|violation/;

describe('nothing leaves the page', () => {
  /** Opens a listener that notes whatever comes, and closes it afterwards. @param {(port: number, heard: string[]) => Promise<void>} use */
  async function listening(use) {
    /** @type {string[]} */
    const heard = [];
    const listener = net.createServer((socket) => {
      heard.push('connected');
      socket.on('data', (data) => heard.push(String(data).split('\r\n')[0]));
      socket.on('error', () => {});
    });
    await new Promise((resolve) => listener.listen(0, '127.0.0.1', () => resolve(undefined)));
    try {
      await use(/** @type {net.AddressInfo} */ (listener.address()).port, heard);
    } finally {
      listener.close();
    }
  }

  test('the listener hears a browser that is not bound by the policy', () =>
    page.visit(
      (view) =>
        listening(async (port, heard) => {
          await view.goto(`http://127.0.0.1:${port}/`, { timeout: 1000 }).catch(() => {});
          assert.ok(
            heard.some((line) => line.startsWith('GET')),
            'the listener works',
          );
        }),
      { expected: /./ },
    ));

  test('no attempt from page or worker reaches another address', () =>
    page.visit(
      (view) =>
        listening(async (port, heard) => {
          await openSample(view, 0);
          const targets = { http: `http://127.0.0.1:${port}/`, ws: `ws://127.0.0.1:${port}/` };
          const fromPage = await view.evaluate(
            async (t) => (await import(new URL('privacy/attempts.js', location.href).href)).attemptsToLeak(t, 'page'),
            targets,
          );
          assert.ok(fromPage.length >= 15);
          assert.deepEqual(
            fromPage.filter((/** @type {any} */ r) => !r.blocked),
            [],
          );
          await view.waitForTimeout(500);
          assert.deepEqual(heard, [], 'not even an empty connection');
        }),
      { expected: refusals },
    ));

  test('the proof in the page says that all ways out were stopped, page and worker', () =>
    page.visit(
      async (view) => {
        await openSample(view, 0);
        await menu(view, 'Privacy');
        await view.getByRole('button', { name: 'Try to get something out' }).click();
        await view.getByText(/ways out were tried\. All \d+ were stopped/).waitFor();
        for (const caption of ['From the page', /From the worker/]) {
          assert.ok((await view.getByRole('table', { name: caption }).getByRole('row').count()) > 6);
        }
        assert.equal(await view.getByText('not shown to be stopped').count(), 0);
        await view.getByText('The policy in force').click();
        assert.ok(await view.getByText("connect-src 'self'").isVisible());
      },
      { expected: refusals },
    ));

  test('the page can’t be taken to another address by a script', () =>
    page.visit((view) =>
      listening(async (port, heard) => {
        await openSample(view, 0);
        await view.evaluate((url) => {
          location.href = `${url}?text`;
        }, `http://127.0.0.1:${port}/`);
        await view.waitForTimeout(500);
        assert.ok(view.url().startsWith(page.url), view.url());
        assert.deepEqual(heard, []);
      }),
    ));

  test('reading goes on with the network off', () =>
    page.visit(
      async (view) => {
        await openSample(view, 1);
        await view.context().setOffline(true);
        await view.getByRole('button', { name: 'New', exact: true }).click();
        await paste(view, 'Ana Ferreira said on 3 March 2021: “We are offline.”');
        await read(view);
        assert.ok(await view.locator('article').getByText('3 March 2021').first().isVisible());
      },
      { expected: /ERR_INTERNET_DISCONNECTED/ },
    ));
});

describe('what is kept', () => {
  const TEXT = 'Ana Ferreira arrived in Lisbon on 3 March 2021.';
  const stored = () => ({ local: localStorage.length, session: sessionStorage.length, cookie: document.cookie });

  test('is nothing, unless the reader turns it on', () =>
    page.visit(async (view) => {
      await paste(view, TEXT);
      await read(view);
      assert.deepEqual(await view.evaluate(stored), { local: 0, session: 0, cookie: '' });
      await view.reload();
      assert.equal(await view.getByLabel('The article’s text').inputValue(), '');
    }));

  test('comes back after a reload when turned on, with its corrections, and is wiped with one click', () =>
    page.visit(async (view) => {
      await paste(view, TEXT);
      await read(view);
      await clickMark(view, '3 March 2021');
      await view.getByRole('button', { name: 'Not a mark' }).click();
      await menu(view, 'Privacy');
      await view.getByLabel(/Keep these texts/).check();
      await view.getByRole('button', { name: 'Close' }).click();
      await view.waitForTimeout(500);
      await view.reload();
      await read(view);
      const edits = await openList(view, /Check/);
      assert.ok(await edits.getByText('“3 March 2021” is not a mark').isVisible());
      await menu(view, 'Privacy');
      await view.getByRole('button', { name: 'Wipe everything' }).click();
      assert.equal((await view.evaluate(stored)).local, 0);
      await view.reload();
      assert.equal(await view.getByLabel('The article’s text').inputValue(), '');
      assert.equal(await view.locator('article').textContent(), '');
    }));
});
