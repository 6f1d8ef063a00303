// Makes sure that the compiler which builds for wasm32 has its clippy, or says why it has none.

import { capture } from '../lib/run.mjs';
import * as debian from './debian.mjs';
import { toolchain } from './wasm-target.mjs';

/**
 * @param {(line: string) => void} say
 * @returns {Promise<{ missing?: string }>} why the check cannot run here, or nothing
 */
export async function clippyFor(say) {
  if (toolchain().kind === 'rust') return {};
  const present = () => capture('/usr/bin/cargo-clippy', ['--version']) !== null;
  if (present()) return {};
  const name = 'rust-web-clippy';
  if (!debian.canInstall())
    return { missing: `Debian's compiler builds for wasm32 here, and its ${name} is not installed` };
  await debian.install(() => [name], say);
  return present() ? {} : { missing: `${name} was installed and does not run` };
}
