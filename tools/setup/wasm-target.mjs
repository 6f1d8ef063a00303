// Gives Rust the wasm32 target: by rustup, or on Debian by its own compiler and a standard library built from source.

import fs from 'node:fs';
import { ToolError, capture, run } from '../lib/run.mjs';
import * as debian from './debian.mjs';
import { buildStandardLibrary } from './debian-std.mjs';
import { older } from './programs.mjs';

export const TARGET = 'wasm32-unknown-unknown';

/** How long rustup may take to fetch the target (about 20 MB), in milliseconds. */
const PATIENCE = 240_000;

/** Oldest Debian compiler that builds the project. */
const OLDEST = '1.86.0';

/**
 * A compiler able to make wasm: the user's own, or Debian's beside it.
 * @typedef {{ kind: 'rust' | 'debian', version: string }} Toolchain
 */

/** Set to `debian` or `rust` to use only that one, for instance to try the other branch. */
const only = process.env.RUBRICATOR_WASM_TOOLCHAIN;

/** Whether the compiler at this path has the target's standard library. @param {string} rustc */
function hasTarget(rustc) {
  const folder = capture(rustc, ['--print', 'target-libdir', '--target', TARGET]);
  return (
    folder !== null && fs.existsSync(folder) && fs.readdirSync(folder).some((name) => /^libstd-.*\.rlib$/.test(name))
  );
}

/** @param {string} rustc */
const version = (rustc) => capture(rustc, ['--version'])?.split(' ')[1] ?? '';

/** @type {Toolchain | undefined} */
let known;

/** The compiler to use for wasm, if there is one. The user's own comes first. @returns {Toolchain | undefined} */
export function findToolchain() {
  if (known) return known;
  if (only !== 'debian' && hasTarget('rustc')) known = { kind: 'rust', version: version('rustc') };
  else if (
    only !== 'rust' &&
    ['cargo', 'rust-lld'].every((name) => fs.existsSync(`/usr/bin/${name}`)) &&
    hasTarget('/usr/bin/rustc')
  ) {
    known = { kind: 'debian', version: version('/usr/bin/rustc') };
  }
  return known;
}

/** The compiler to use for wasm, after the set-up. @returns {Toolchain} */
export function toolchain() {
  const found = findToolchain();
  if (!found) throw new ToolError(`No Rust compiler here has the target ${TARGET}; run \`npm start\` first.`);
  return found;
}

const describe = () => {
  const found = findToolchain();
  return found ? `${found.kind === 'debian' ? "Debian's Rust" : 'Rust'} ${found.version} has it` : false;
};

/** @type {import('../lib/steps.mjs').Step} */
export const wasmTarget = {
  name: 'wasm32 target',
  what: `rustup target add ${TARGET}; where that cannot download, Debian's compiler (about 3 minutes)`,
  done: describe,
  async work(say) {
    const failures = [];
    for (const way of [byRustup, byDebian]) {
      try {
        await way(say);
      } catch (error) {
        if (!(error instanceof ToolError)) throw error;
        failures.push(error.message);
        continue;
      }
      const found = describe();
      if (found) return found;
      failures.push('It ran without an error, and still no compiler has the target.');
    }
    throw new ToolError(
      [
        ...failures,
        `Rust needs the target ${TARGET} here. Either of these gives it:`,
        `  with rustup and a network:  rustup target add ${TARGET}`,
        '  on Debian or its kin, as root:  npm start',
      ].join('\n'),
    );
  },
};

/** @param {(line: string) => void} say */
async function byRustup(say) {
  if (only === 'debian') throw new ToolError('rustup: left out, since RUBRICATOR_WASM_TOOLCHAIN=debian.');
  if (capture('rustup', ['--version']) === null) throw new ToolError('rustup: not on this machine.');
  await run('rustup', ['target', 'add', TARGET], { log: 'rustup-target', onLine: say, timeout: PATIENCE });
}

/** @param {(line: string) => void} say */
async function byDebian(say) {
  if (only === 'rust') throw new ToolError("Debian's compiler: left out, since RUBRICATOR_WASM_TOOLCHAIN=rust.");
  if (!debian.canInstall())
    throw new ToolError("Debian's compiler: packages can be installed only on Debian or its kin, as root.");
  await debian.install(() => {
    const offered = debian.candidate('rustc-web');
    if (!offered || older(offered.match(/^[\d.]+/)?.[0] ?? '0', OLDEST)) {
      throw new ToolError(
        `Debian's compiler: rustc-web ${OLDEST} or newer is not among its packages (found: ${offered ?? 'none'}).`,
      );
    }
    // rust-web-llvm makes rustc's linker, rust-lld, a link to the lld of the LLVM that rustc was built with.
    const llvm = debian.dependencies('rust-web-llvm').find((name) => /^llvm-\d+$/.test(name));
    return ['rustc-web', 'cargo-web', 'rust-web-src', 'rust-web-llvm', llvm ? llvm.replace('llvm', 'lld') : 'lld'];
  }, say);
  if (!hasTarget('/usr/bin/rustc')) await buildStandardLibrary(TARGET, say);
}
