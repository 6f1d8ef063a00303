// Installs wasm-pack, and the wasm-bindgen command of the very version that Cargo.lock names, into the project.

import fs from 'node:fs';
import path from 'node:path';
import { bin, cache, executable } from '../lib/paths.mjs';
import { capture, pathWith, run } from '../lib/run.mjs';
import { locked } from './programs.mjs';
import { toolchain } from './wasm-target.mjs';

const WASM_PACK = '0.15.1';

/** These run for seconds in all, so that a quick compilation is worth more than quick programs. */
const QUICK = {
  CARGO_PROFILE_RELEASE_LTO: 'off',
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
  CARGO_PROFILE_RELEASE_DEBUG: '0',
  CARGO_PROFILE_RELEASE_STRIP: 'debuginfo',
  CARGO_INCREMENTAL: '0',
};

/** @param {string} program */
export const tool = (program) => path.join(bin, executable(program));

/** The environment in which wasm-pack finds our tools and the compiler that has the target. */
export const wasmEnvironment = () => (toolchain().kind === 'debian' ? pathWith(bin, '/usr/bin') : pathWith(bin));

/** @param {string} program @param {string} version */
const present = (program, version) => capture(tool(program), ['--version'])?.split(/\s+/)[1] === version && version;

/**
 * @param {{ crate: string, version: string, options: string[], optimise: '0' | '1' }} what
 * @param {(line: string) => void} say
 */
async function install({ crate, version, options, optimise }, say) {
  const work = path.join(cache, 'build', crate);
  const where = ['--root', cache, '--target-dir', work];
  await run('cargo', ['install', crate, '--version', `=${version}`, '--force', ...where, ...options], {
    log: `cargo-install-${crate}`,
    env: { ...QUICK, CARGO_PROFILE_RELEASE_OPT_LEVEL: optimise },
    onLine: say,
  });
  // Some hundred megabytes that nobody reads again.
  fs.rmSync(work, { recursive: true, force: true });
  return version;
}

/** @type {import('../lib/steps.mjs').Step} */
export const wasmPack = {
  name: 'wasm-pack',
  what: `cargo install wasm-pack ${WASM_PACK} into .tools (some minutes, once)`,
  done: () => present('wasm-pack', WASM_PACK),
  // It only calls other programs, so that nothing in it needs to be fast.
  work: (say) => install({ crate: 'wasm-pack', version: WASM_PACK, options: ['--locked'], optimise: '0' }, say),
};

/** @type {import('../lib/steps.mjs').Step} */
export const wasmBindgen = {
  name: 'wasm-bindgen',
  what: 'cargo install wasm-bindgen-cli as in Cargo.lock into .tools (some minutes, once)',
  done: () => present('wasm-bindgen', locked('wasm-bindgen')),
  work(say) {
    // Without TLS, a third of its dependencies: it only ever speaks to a browser on this machine.
    const options = ['--no-default-features', '--bin', 'wasm-bindgen', '--bin', 'wasm-bindgen-test-runner'];
    return install({ crate: 'wasm-bindgen-cli', version: locked('wasm-bindgen'), options, optimise: '1' }, say);
  },
};
