// Builds Rust's standard library for a target from Debian's source package and puts it beside Debian's compiler.

import fs from 'node:fs';
import path from 'node:path';
import { cache } from '../lib/paths.mjs';
import { ToolError, capture, pathWith, run } from '../lib/run.mjs';

const CARGO = '/usr/bin/cargo';
const RUSTC = '/usr/bin/rustc';

/**
 * Debian ships no standard library for wasm32, but its source. A tiny crate makes cargo build it.
 * @param {string} target
 * @param {(line: string) => void} say
 */
export async function buildStandardLibrary(target, say) {
  const crate = path.join(cache, 'std');
  const name = 'rubricator_std_probe';
  fs.rmSync(crate, { recursive: true, force: true });
  fs.mkdirSync(path.join(crate, 'src'), { recursive: true });
  fs.writeFileSync(
    path.join(crate, 'Cargo.toml'),
    `[package]\nname = "${name}"\nversion = "0.0.0"\nedition = "2021"\n\n[workspace]\n`,
  );
  fs.writeFileSync(path.join(crate, 'src', 'lib.rs'), '#![no_std]\n');

  const parts = 'std,panic_abort,proc_macro,test';
  await run(CARGO, ['build', '--release', '--target', target, `-Zbuild-std=${parts}`], {
    log: 'debian-std',
    cwd: crate,
    onLine: say,
    env: {
      ...pathWith('/usr/bin'),
      // Lets a stable compiler build its own library.
      RUSTC_BOOTSTRAP: '1',
      // Without the bitcode, link-time optimisation of what uses it fails.
      RUSTFLAGS: '-Cembed-bitcode=yes',
      CARGO_TARGET_DIR: path.join(crate, 'target'),
    },
  });

  const built = path.join(crate, 'target', target, 'release', 'deps');
  const libraries = fs.readdirSync(built).filter((file) => file.endsWith('.rlib') && !file.startsWith(`lib${name}`));
  const folder = capture(RUSTC, ['--print', 'target-libdir', '--target', target]);
  if (!folder || !libraries.length) throw new ToolError(`Debian's compiler: no library was built in ${built}.`);
  // Two builds beside each other would be ambiguous to the compiler.
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (const file of libraries) fs.copyFileSync(path.join(built, file), path.join(folder, file));
  fs.rmSync(crate, { recursive: true, force: true });
}
