// Installs the npm packages exactly as locked, by `npm ci`.

import { inProject } from '../lib/paths.mjs';
import { npm, run } from '../lib/run.mjs';
import { fingerprint, stamp } from '../lib/stamp.mjs';

const inputs = [inProject('package.json'), inProject('package-lock.json')];
const outputs = [inProject('node_modules', '.package-lock.json')];

/** @type {import('../lib/steps.mjs').Step} */
export const npmPackages = {
  name: 'npm packages',
  what: 'npm ci, for wasm-opt and the tests (under a minute)',
  done: () => stamp('npm').holds(fingerprint(inputs), outputs) && 'as locked',
  async work(say) {
    await run(...npm(['ci', '--no-audit', '--no-fund']), { log: 'npm-ci', onLine: say });
    stamp('npm').write(fingerprint(inputs), outputs);
  },
};
