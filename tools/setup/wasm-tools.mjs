// Installs wasm-pack, and the wasm-bindgen command of the very version that Cargo.lock names, into the project.

import path from 'node:path';
import { bin, cache, executable } from '../lib/paths.mjs';
import { capture, pathWith, run } from '../lib/run.mjs';
import { locked } from './programs.mjs';
import { toolchain } from './wasm-target.mjs';

const WASM_PACK = '0.15.1';

/** These two run for seconds in all, so that a quick compilation is worth more than quick programs. */
const QUICK = {
  CARGO_PROFILE_RELEASE_OPT_LEVEL: '1',
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
 * @param {string} crate @param {string} version @param {string[]} args @param {(line: string) => void} say
 */
async function install(crate, version, args, say) {
  const where = ['--root', cache, '--target-dir', path.join(cache, 'build', crate)];
  await run('cargo', ['install', crate, '--version', `=${version}`, '--force', ...where, ...args], {
    log: `cargo-install-${crate}`,
    env: QUICK,
    onLine: say,
  });
  return version;
}

/** @type {import('../lib/steps.mjs').Step} */
export const wasmPack = {
  name: 'wasm-pack',
  what: `cargo install wasm-pack ${WASM_PACK} into .tools (some minutes, once)`,
  done: () => present('wasm-pack', WASM_PACK),
  work: (say) => install('wasm-pack', WASM_PACK, ['--locked'], say),
};

/** @type {import('../lib/steps.mjs').Step} */
export const wasmBindgen = {
  name: 'wasm-bindgen',
  what: 'cargo install wasm-bindgen-cli as in Cargo.lock into .tools (some minutes, once)',
  done: () => present('wasm-bindgen', locked('wasm-bindgen')),
  // Without TLS, a third of its dependencies: it only ever speaks to a browser on this machine.
  work: (say) => install('wasm-bindgen-cli', locked('wasm-bindgen'), ['--no-default-features'], say),
};
