// Drives Firefox over WebDriver BiDi, the protocol that it speaks by itself: no driver program is needed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** @typedef {import('./engine.mjs').Driven} Driven */

/** Nothing that a browser asks the network for by itself. */
const QUIET = {
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': false,
  'remote.prefs.recommended': true,
  'services.settings.server': '',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

const START_WITHIN = 60_000;

/** @param {string} program @returns {Promise<Driven>} */
export async function firefox(program) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'rubricator-firefox-'));
  fs.writeFileSync(
    path.join(profile, 'user.js'),
    Object.entries(QUIET)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const child = spawn(
    program,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // Also when the tests are ended from outside.
  process.once('exit', () => child.kill());
  const end = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.signalCode === null) {
      child.kill();
      await gone;
    }
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = await /** @type {Promise<string>} */ (
      new Promise((resolve, reject) => {
        let said = '';
        const late = setTimeout(() => reject(new Error(`Firefox did not start:\n${said}`)), START_WITHIN);
        child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}:\n${said}`)));
        child.stderr.on('data', (data) => {
          said += data;
          const found = said.match(/WebDriver BiDi listening on (ws:\/\/\S+)/);
          if (found) {
            clearTimeout(late);
            resolve(found[1]);
          }
        });
      })
    );
    return await session(`${address}/session`, end);
  } catch (error) {
    await end();
    throw error;
  }
}

/** @param {string} address @param {() => Promise<void>} end @returns {Promise<Driven>} */
async function session(address, end) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`${address} does not answer`));
  });
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();
  /** @type {string[]} */
  const troubles = [];
  let last = 0;
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.method === 'log.entryAdded' && ['error', 'warn'].includes(message.params.level))
      troubles.push(message.params.text ?? '');
    const asked = waiting.get(message.id);
    if (!asked) return;
    waiting.delete(message.id);
    if (message.type === 'error') asked.reject(new Error(`${message.error}: ${message.message}`));
    else asked.resolve(message.result);
  };
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  const ask = (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });

  const { capabilities } = await ask('session.new', { capabilities: {} });
  await ask('session.subscribe', { events: ['log.entryAdded'] });
  const context = (await ask('browsingContext.getTree', {})).contexts[0].context;
  await ask('browsingContext.setViewport', { context, viewport: { width: 1280, height: 900 } });

  /** @param {Function} work @param {any} [value] */
  const evaluate = async (work, value) => {
    // Values go in and out as JSON: what BiDi has of its own is far wider than what is asked here.
    const { result, exceptionDetails } = await ask('script.callFunction', {
      functionDeclaration: `async (json) => JSON.stringify(await (${work})(JSON.parse(json))) ?? 'null'`,
      arguments: [{ type: 'string', value: JSON.stringify(value ?? null) }],
      target: { context },
      awaitPromise: true,
      userActivation: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  };

  return {
    version: `${capabilities.browserName} ${capabilities.browserVersion}`,
    troubles: async () => troubles,
    quiet: 'from its first line on',
    goto: async (url) => void (await ask('browsingContext.navigate', { context, url, wait: 'complete' })),
    evaluate,
    async click({ x, y }) {
      const move = { type: 'pointerMove', x: Math.round(x), y: Math.round(y) };
      await ask('input.performActions', {
        context,
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
      await ask('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async close() {
      await ask('session.end', {}).catch(() => {});
      socket.close();
      await end();
    },
  };
}
