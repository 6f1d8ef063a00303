// The live proof: tries every way out from the page and from the worker, and shows what stopped each.
import { fill, h } from '../dom.js';
import { attemptsToLeak } from './attempts.js';
import { probe } from './probe.js';

/** @typedef {import("./probe.js").Result} Result */

// A name that no one can own (RFC 2606), so that a gap in the policy would still reach nobody.
const ELSEWHERE = { http: 'https://elsewhere.invalid/', ws: 'wss://elsewhere.invalid/' };

/**
 * Runs the attempts of both sides. Also the tests call it, with an address that does listen.
 * @param {import("../annotator/client.js").Client} client @param {{http: string, ws: string}} [targets]
 * @returns {Promise<{page: Result[], worker: Result[]}>}
 */
export async function tryEverything(client, targets = ELSEWHERE) {
  const [page, worker] = await Promise.all([attemptsToLeak(targets, 'page'), probe(client, targets)]);
  return { page, worker };
}

/** @param {HTMLElement} root @param {import("../annotator/client.js").Client} client */
export async function runProof(root, client) {
  fill(root, h('p', null, 'Trying…'));
  try {
    const { page, worker } = await tryEverything(client);
    const all = [...page, ...worker];
    const stopped = all.filter((r) => r.blocked).length;
    fill(
      root,
      h(
        'p',
        { class: `verdict${stopped === all.length ? '' : ' failed'}` },
        stopped === all.length
          ? `${all.length} ways out were tried. All ${all.length} were stopped.`
          : `${stopped} of ${all.length} ways out were stopped. This browser does not report the rest as stopped: don’t use it for what must stay secret.`,
      ),
      h(
        'div',
        { class: 'proof-tables' },
        table('From the page', page),
        table('From the worker, where your text is read', worker),
      ),
    );
  } catch (error) {
    fill(
      root,
      h(
        'p',
        { class: 'verdict failed' },
        `The test could not be run: ${error instanceof Error ? error.message : error}`,
      ),
    );
  }
}

/** @param {string} caption @param {Result[]} results */
function table(caption, results) {
  return h(
    'table',
    null,
    h('caption', null, caption),
    h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Way out'), h('th', { scope: 'col' }, 'Stopped by'))),
    h(
      'tbody',
      null,
      results.map((r) =>
        h(
          'tr',
          { class: r.blocked ? '' : 'open' },
          h('td', null, r.name),
          h('td', null, r.blocked ? r.how : `not shown to be stopped: ${r.how}`),
        ),
      ),
    ),
  );
}

/** The policy as the browser has it, one rule a line. */
export function showPolicy() {
  const meta = document.querySelector("meta[http-equiv='Content-Security-Policy']");
  return h(
    'pre',
    { class: 'policy', tabindex: '0' },
    (meta?.getAttribute('content') ?? 'There is none.').split(/;\s*/).join('\n'),
  );
}
