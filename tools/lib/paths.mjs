// Where things are: every folder the tools read or write, as absolute paths.

import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the project, from its parts. @param {...string} parts */
export const inProject = (...parts) => path.join(root, ...parts);

/** Installed tools, logs and stamps; git-ignored, safe to delete. */
export const cache = inProject('.tools');
export const logs = path.join(cache, 'logs');
export const stamps = path.join(cache, 'stamps');
export const bin = path.join(cache, 'bin');

export const www = inProject('www');
export const wasmCrate = inProject('crates', 'wasm');
export const data = inProject('data', 'rubricator.bin');

/** The executable's file name on this system. @param {string} name */
export const executable = (name) => (process.platform === 'win32' ? `${name}.exe` : name);
