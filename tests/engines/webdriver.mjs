// Drives WebKit over classic WebDriver: WebKitGTK's own driver and its MiniBrowser, on a virtual screen where there is none.
import { spawn } from 'node:child_process';
import net from 'node:net';

/** @typedef {import('./engine.mjs').Driven} Driven */

const START_WITHIN = 30_000;

/**
 * Keeps in the page what it writes on its console and throws. Classic WebDriver can't read a console, and the browser
 * that it starts prints none, so this begins when the page is loaded, and hears nothing from the worker's own console.
 */
function record() {
  /** @type {string[]} */
  const heard = [];
  Object.assign(window, { heardByTests: heard });
  for (const level of /** @type {const} */ (['error', 'warn'])) {
    const write = console[level].bind(console);
    console[level] = (...words) => {
      heard.push(words.join(' '));
      write(...words);
    };
  }
  addEventListener('error', ({ message }) => heard.push(message));
  addEventListener('unhandledrejection', ({ reason }) => heard.push(String(reason)));
  addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
    heard.push(`Content Security Policy: ${effectiveDirective}`),
  );
}

/** A port that is free at the moment. */
const freePort = () =>
  /** @type {Promise<number>} */ (
    new Promise((resolve) => {
      const server = net.createServer().listen(0, '127.0.0.1', () => {
        const { port } = /** @type {net.AddressInfo} */ (server.address());
        server.close(() => resolve(port));
      });
    })
  );

/** Starts a virtual screen; answers with its name and a way to end it. @param {string} program */
async function screen(program) {
  const child = spawn(program, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => child.kill());
  const number = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the virtual screen ended')));
    child.stdio[3]?.once('data', (data) => resolve(String(data).trim()));
  });
  return { display: `:${number}`, end: () => void child.kill() };
}

/** @param {{driver: string, browser: string, xvfb: string|null}} programs @returns {Promise<Driven>} */
export async function webkit({ driver, browser, xvfb }) {
  const shown = xvfb ? await screen(xvfb) : null;
  const port = await freePort();
  const env = {
    ...process.env,
    ...(shown ? { DISPLAY: shown.display } : {}),
    LIBGL_ALWAYS_SOFTWARE: '1',
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
  };
  // Its sandbox needs rights that a container doesn't give. The pages are our own.
  Object.assign(env, { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1' });
  const child = spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' });
  // Also when the tests are ended from outside.
  process.once('exit', () => child.kill());
  const end = () => {
    child.kill();
    shown?.end();
  };
  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}),
    });
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`);
    return value;
  };
  try {
    const giveUp = Date.now() + START_WITHIN;
    while (!(await ask('GET', '/status').catch(() => null))) {
      if (Date.now() > giveUp) throw new Error('WebKitWebDriver does not answer');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } };
    const session = await ask('POST', '/session', { capabilities });
    const at = `/session/${session.sessionId}`;
    await ask('POST', `${at}/timeouts`, { script: 120_000, pageLoad: 60_000 });
    await ask('POST', `${at}/window/rect`, { x: 0, y: 0, width: 1300, height: 950 }).catch(() => {});
    /** @param {Function} work @param {any} [value] */
    const evaluate = async (work, value) => {
      const script = `const [json, answer] = arguments; (async () => JSON.stringify(await (${work})(JSON.parse(json))) ?? 'null')().then((value) => answer({ value }), (error) => answer({ error: String(error) }));`;
      const { value: result, error } = await ask('POST', `${at}/execute/async`, {
        script,
        args: [JSON.stringify(value ?? null)],
      });
      if (error) throw new Error(error);
      return JSON.parse(result);
    };
    return {
      version: `${session.capabilities.browserName} ${session.capabilities.browserVersion}`,
      troubles: () => evaluate(() => /** @type {any} */ (window).heardByTests),
      quiet: 'once it is loaded',
      async goto(url) {
        await ask('POST', `${at}/url`, { url });
        await evaluate(record);
      },
      evaluate,
      async click({ x, y }) {
        const move = { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) };
        await ask('POST', `${at}/actions`, {
          actions: [
            {
              type: 'pointer',
              id: 'mouse',
              actions: [move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }],
            },
          ],
        });
      },
      async press(keys) {
        const actions = keys.map(({ type, key }) => ({ type: type === 'down' ? 'keyDown' : 'keyUp', value: key }));
        await ask('POST', `${at}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
      },
      async close() {
        await ask('DELETE', at).catch(() => {});
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}
