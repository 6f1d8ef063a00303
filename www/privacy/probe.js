// Starts a worker exactly as the analyser's own and lets it try to send something out.
import { fromBlob, get } from '../annotator/client.js';

/** @typedef {{name: string, blocked: boolean, how: string}} Result */

/** @param {import("../annotator/client.js").Client} client @param {{http: string, ws: string}} targets @returns {Promise<Result[]>} */
export async function probe(client, targets) {
  const [{ source }, attempts] = await Promise.all([
    client.load(),
    get(client.places.attempts, 'The attempts').then((r) => r.text()),
  ]);
  const worker = fromBlob(`${attempts.replace(/^export /gm, '')}\n;\n${source}`);
  // Firefox reports to the page some of what it refuses to the worker.
  /** @type {string[][]} */
  const reported = [];
  /** @param {SecurityPolicyViolationEvent} event */
  const note = (event) => void reported.push([event.blockedURI, event.effectiveDirective]);
  document.addEventListener('securitypolicyviolation', note);
  try {
    const results = await /** @type {Promise<Result[]>} */ (
      new Promise((resolve, reject) => {
        worker.onmessage = (event) =>
          event.data.type === 'probed' ? resolve(event.data.results) : reject(new Error(event.data.message));
        worker.onerror = (event) => reject(new Error(event.message));
        worker.postMessage({ type: 'probe', id: 0, targets });
      })
    );
    return results.map((result, index) => {
      const report = result.blocked ? undefined : reported.find(([address]) => address.endsWith(`worker-${index}`));
      return report ? { ...result, blocked: true, how: report[1] } : result;
    });
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
    worker.terminate();
  }
}
