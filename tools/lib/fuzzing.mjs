// Runs the fuzz targets of fuzz/ by cargo-fuzz, where that and a nightly Rust are installed.

import fs from 'node:fs';
import path from 'node:path';
import { inProject } from './paths.mjs';
import { ToolError, capture, run } from './run.mjs';

const folder = inProject('fuzz');

/** No sanitizer: there is no `unsafe` in the project for one to watch, and without it the targets run twice as fast. */
const BUILD = ['--sanitizer', 'none'];

/** Seconds after which one input counts as hung, megabytes it may take, and bytes of the longest. */
const LIMITS = ['-timeout=10', '-rss_limit_mb=2048', '-max_len=4096'];

/** The names of the targets. */
export const targets = () =>
  fs
    .readdirSync(path.join(folder, 'fuzz_targets'))
    .map((name) => path.basename(name, '.rs'))
    .sort();

/** Why fuzzing can't run here, or null. */
export function lacking() {
  if (capture('rustc', ['+nightly', '--version']) === null)
    return 'no nightly Rust here; `rustup toolchain install nightly` gives it';
  if (capture('cargo', ['fuzz', '--version']) === null)
    return 'no cargo-fuzz here; `cargo install cargo-fuzz` gives it';
  return null;
}

/**
 * Runs each target for a while; throws with the log of the first that finds something.
 * @param {{ seconds: number, only?: string[], onLine?: (line: string) => void, onDone?: (line: string) => void }} options
 * @returns {Promise<{ target: string, executions: number }[]>}
 */
export async function fuzz({ seconds, only = targets(), onLine, onDone }) {
  const unknown = only.find((name) => !targets().includes(name));
  if (unknown) throw new ToolError(`There is no fuzz target ${unknown}; there are: ${targets().join(', ')}.`);
  const seeds = ['+nightly', 'run', '--manifest-path', path.join(folder, 'Cargo.toml'), '--example', 'seeds'];
  await run('cargo', seeds, { log: 'fuzz-seeds', onLine });
  const done = [];
  for (const target of only) {
    const options = [
      ...LIMITS,
      `-dict=${path.join(folder, 'news.dict')}`,
      `-max_total_time=${seconds}`,
      '-print_final_stats=1',
    ];
    const output = await run('cargo', ['+nightly', 'fuzz', 'run', ...BUILD, target, '--', ...options], {
      log: `fuzz-${target}`,
      onLine,
    });
    const executions = Number(output.match(/number_of_executed_units: (\d+)/)?.[1] ?? 0);
    if (!executions)
      throw new ToolError(`The fuzz target ${target} ran nothing; its log is .tools/logs/fuzz-${target}.log.`);
    onDone?.(`${target}: ${executions} inputs, nothing found`);
    done.push({ target, executions });
  }
  return done;
}
