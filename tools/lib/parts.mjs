// The parts of `npm test`: what each checks, what it needs first, and how its result reads.

import fs from 'node:fs';
import path from 'node:path';
import { browser, driverSettings, testBrowser } from '../setup/browser.mjs';
import { clippyFor } from '../setup/clippy.mjs';
import { engines, missing } from '../setup/engines.mjs';
import { npmPackages } from '../setup/packages.mjs';
import { checkPrograms } from '../setup/programs.mjs';
import { TARGET, wasmTarget } from '../setup/wasm-target.mjs';
import { tool, wasmBindgen, wasmEnvironment, wasmPack } from '../setup/wasm-tools.mjs';
import { fuzz, lacking } from './fuzzing.mjs';
import { LIST, licences } from './licences.mjs';
import { buildPage } from './page.mjs';
import { inProject, root, wasmCrate, www } from './paths.mjs';
import { ToolError, capture, npm, run } from './run.mjs';
import { filesUnder } from './stamp.mjs';
import { Skipped, step } from './steps.mjs';
import { measure, report } from './weight.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} what
 * @property {string[]} [needs]  parts that must have passed before
 * @property {boolean} [setUp]  prepares others; runs side by side with its like, and counts only when it fails
 * @property {boolean} [ownSteps]  prints what it does by itself
 * @property {(say: (line: string) => void) => Promise<string | void>} run  answers with a word on the result
 */

/** @type {Part[]} */
export const parts = [
  { name: 'programs', what: 'Node, npm, git and Rust', setUp: true, run: async () => checkPrograms() },
  { name: 'packages', what: 'npm packages', setUp: true, ownSteps: true, run: () => step(npmPackages) },
  {
    name: 'wasm-tools',
    what: 'the wasm32 target, wasm-bindgen and wasm-pack',
    setUp: true,
    ownSteps: true,
    async run() {
      await step(wasmTarget);
      await step(wasmBindgen);
      await step(wasmPack);
    },
  },
  { name: 'browser', what: 'a browser for the tests', setUp: true, ownSteps: true, run: () => step(testBrowser) },
  {
    name: 'format',
    what: 'cargo fmt --check',
    run: async (say) => void (await run('cargo', ['fmt', '--all', '--check'], { log: 'format', onLine: say })),
  },
  {
    name: 'scripts',
    what: 'the layout of all scripts (`npm run format` mends it)',
    needs: ['packages'],
    async run(say) {
      const prettier = inProject('node_modules', 'prettier', 'bin', 'prettier.cjs');
      await run(process.execPath, [prettier, '--check', '--log-level', 'warn', '.'], { log: 'scripts', onLine: say });
    },
  },
  {
    name: 'clippy',
    what: 'clippy over the whole workspace, warnings are errors',
    run: async (say) =>
      void (await run('cargo', ['clippy', '--workspace', '--all-targets', '--', '-D', 'warnings'], {
        log: 'clippy',
        onLine: say,
      })),
  },
  {
    name: 'rustdoc',
    what: 'the documentation of every crate, warnings are errors',
    run: async (say) =>
      void (await run('cargo', ['doc', '--no-deps', '--workspace'], {
        log: 'rustdoc',
        env: { RUSTDOCFLAGS: '-D warnings' },
        onLine: say,
      })),
  },
  {
    name: 'clippy-wasm',
    what: 'clippy over crates/wasm for wasm32, warnings are errors',
    needs: ['wasm-tools'],
    async run(say) {
      const clippy = await clippyFor(say);
      if (clippy.missing) throw new Skipped(clippy.missing);
      const args = ['clippy', '-p', 'rubricator-wasm', '--target', TARGET, '--all-targets', '--', '-D', 'warnings'];
      await run('cargo', args, { log: 'clippy-wasm', env: wasmEnvironment(), onLine: say });
    },
  },
  {
    name: 'rust',
    what: 'cargo test of everything but crates/wasm',
    run: async (say) =>
      counted(
        await run('cargo', ['test', '--workspace', '--exclude', 'rubricator-wasm'], { log: 'rust', onLine: say }),
        RUST_RESULT,
      ),
  },
  {
    name: 'licences',
    what: 'licences and sources of all dependencies, and whether THIRD-PARTY.md is current',
    async run() {
      const { text, bad, count } = licences();
      if (bad.length) throw new ToolError(bad.join('\n'));
      if (!fs.existsSync(LIST) || fs.readFileSync(LIST, 'utf8') !== text)
        throw new ToolError('THIRD-PARTY.md is out of date; `npm run licences` writes it.');
      return `${count} parts, all allowed`;
    },
  },
  {
    name: 'audit',
    what: 'known weaknesses of dependencies, by npm audit and cargo deny, where they and a network are here',
    async run(say) {
      if (!process.env.RUBRICATOR_AUDIT) throw new Skipped('it asks the network; RUBRICATOR_AUDIT=1 runs it');
      await run(...npm(['audit', '--audit-level=high']), { log: 'npm-audit', onLine: say });
      if (capture('cargo', ['deny', '--version']) === null)
        return 'npm audit; SKIPPED cargo deny, which is not here (`cargo install cargo-deny` gives it)';
      await run('cargo', ['deny', 'check'], { log: 'cargo-deny', onLine: say });
      return 'npm audit and cargo deny';
    },
  },
  {
    name: 'fuzz',
    what: 'each fuzz target for a few seconds (`npm run fuzz` runs them longer)',
    async run(say) {
      const missing = lacking();
      if (missing) throw new Skipped(missing);
      const done = await fuzz({ seconds: 5, onLine: say });
      return `${done.length} targets, ${done.reduce((sum, { executions }) => sum + executions, 0)} inputs`;
    },
  },
  {
    name: 'cli',
    what: 'the command line against its contract and schema',
    needs: ['packages'],
    async run(say) {
      await run('cargo', ['build', '-p', 'rubricator-cli'], { log: 'cli-build', onLine: say });
      return nodeTests('cli', inProject('tests', 'cli'), {}, say);
    },
  },
  {
    name: 'build',
    what: 'the page, by wasm-pack and wasm-opt',
    needs: ['packages', 'wasm-tools'],
    ownSteps: true,
    run: () => buildPage(),
  },
  {
    name: 'wasm',
    what: 'tests of crates/wasm in a headless browser',
    needs: ['wasm-tools', 'browser'],
    async run(say) {
      const found = browser();
      const driver = found.driver
        ? [`--${found.kind === 'chrome' ? 'chrome' : 'gecko'}driver`, found.driver, '--mode', 'no-install']
        : [];
      const output = await run(tool('wasm-pack'), ['test', '--headless', `--${found.kind}`, ...driver, wasmCrate], {
        log: 'wasm',
        env: { ...wasmEnvironment(), WASM_BINDGEN_TEST_WEBDRIVER_JSON: driverSettings(found), ...PATIENCE },
        onLine: say,
      });
      return counted(output, RUST_RESULT);
    },
  },
  {
    name: 'types',
    what: 'type check of the JavaScript',
    // The types of the WebAssembly package come from the build.
    needs: ['packages', 'build'],
    run: async (say) =>
      void (await run(
        process.execPath,
        [inProject('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'],
        {
          log: 'types',
          onLine: say,
        },
      )),
  },
  {
    name: 'tools',
    what: 'tests of the scripts in tools/',
    run: (say) => nodeTests('tools', inProject('tools', 'tests'), {}, say),
  },
  {
    name: 'e2e',
    what: 'end-to-end tests of the page in a headless browser',
    needs: ['packages', 'build', 'browser'],
    async run(say) {
      const found = browser();
      if (found.kind !== 'chrome') throw new Skipped('these tests drive Chrome or Chromium, and only Firefox is here');
      return nodeTests('e2e', inProject('tests', 'e2e'), { RUBRICATOR_BROWSER: found.program }, say);
    },
  },
  {
    name: 'engines',
    what: 'the core path in Chromium, Firefox and WebKit, those that are here (`npm run engines` gets them all)',
    needs: ['packages', 'build'],
    async run(say) {
      const lacking = missing();
      if (lacking.length === Object.keys(engines()).length) throw new Skipped(lacking.join('; '));
      const detail = await nodeTests('engines', inProject('tests', 'engines'), {}, say, WEB_SOCKET);
      return [detail, ...lacking.map((text) => `SKIPPED ${text}`)].join('; ');
    },
  },
  {
    name: 'size',
    what: 'the first visit against its budget',
    needs: ['build'],
    async run() {
      const { text, over, sums } = report(measure(www));
      if (over.length) throw new ToolError(text);
      return `first visit ${(sums.total / 1000).toFixed(0)} KB gzip`;
    },
  },
];

/** Waiting times of the browser tests in seconds: a busy machine is slow to start a browser. */
const PATIENCE = { WASM_BINDGEN_TEST_TIMEOUT: '300', WASM_BINDGEN_TEST_DRIVER_TIMEOUT: '60' };

const RUST_RESULT = /^test result: \w+\. (\d+) passed/gm;
const NODE_RESULT = /^. pass (\d+)/gm;

/**
 * How many tests passed; none at all is a failure, for then nothing was tested.
 * @param {string} output @param {RegExp} pattern
 */
function counted(output, pattern) {
  const count = [...output.matchAll(pattern)].reduce((sum, match) => sum + Number(match[1]), 0);
  if (!count) throw new ToolError(`${output}\nNo test ran.`);
  return `${count} test${count === 1 ? '' : 's'}`;
}

/** Node 20 has the client of web sockets that newer ones offer, but hides it. */
const WEB_SOCKET = 'WebSocket' in globalThis ? [] : ['--experimental-websocket'];

/**
 * @param {string} log @param {string} folder @param {Record<string, string>} env @param {(line: string) => void} say
 * @param {string[]} [options] for Node
 */
async function nodeTests(log, folder, env, say, options = []) {
  // Named one by one, since Node 20 and 22 read a folder's name differently.
  const files = filesUnder([folder]).filter((file) => file.endsWith('.test.mjs'));
  if (!files.length) throw new ToolError(`There are no tests in ${path.relative(root, folder)}.`);
  const args = [...options, '--test', '--test-reporter=spec', ...files];
  return counted(await run(process.execPath, args, { log, env: { ...env, NO_COLOR: '1' }, onLine: say }), NODE_RESULT);
}
