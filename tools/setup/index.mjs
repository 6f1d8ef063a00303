// The set-up for building: what is missing is installed, side by side where that saves time.

import { ToolError } from '../lib/run.mjs';
import { step, together } from '../lib/steps.mjs';
import { npmPackages } from './packages.mjs';
import { checkPrograms } from './programs.mjs';
import { wasmBindgen, wasmPack } from './wasm-tools.mjs';
import { wasmTarget } from './wasm-target.mjs';

export async function setUpBuild() {
  await step({
    name: 'programs',
    what: 'looks for Node, npm, git and Rust',
    done: checkPrograms,
    work: () => Promise.reject(new ToolError('unreachable: the check answers or throws')),
  });
  await together(
    step(npmPackages),
    step(wasmTarget),
    // One after the other: each keeps every core busy by itself.
    step(wasmBindgen).then(() => step(wasmPack)),
  );
}
