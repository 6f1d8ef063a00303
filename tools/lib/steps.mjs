// Prints what is being done: one line when a step starts, one with its time when it ends.

import { ToolError } from './run.mjs';

/** How often a long step says that it is still at work, in milliseconds. */
const HEARTBEAT = 20_000;

/** @param {number} since a `performance.now()` value */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** @param {string} line */
const print = (line) => process.stdout.write(`${line}\n`);

/** Thrown by work that does not apply on this machine; the message says why. */
export class Skipped extends Error {}

/**
 * @typedef {object} Step
 * @property {string} name  a few words
 * @property {string} what  what it does and why it may take long, shown when it starts
 * @property {() => string | false | Promise<string | false>} done  what is there already, or false when there is work to do
 * @property {(say: (line: string) => void) => Promise<string | void>} work  does it; may answer with a word on the result
 */

/**
 * Runs a step unless it is done already.
 * @param {Step} step
 */
export async function step({ name, what, done, work }) {
  const start = performance.now();
  const present = await done();
  if (present) {
    print(`✓ ${name}: ${present} (${seconds(start)})`);
    return;
  }
  print(`▸ ${name}: ${what}`);
  let last = '';
  const heartbeat = setInterval(
    () => print(`  … ${name}, ${seconds(start)}${last && `: ${last.slice(0, 100)}`}`),
    HEARTBEAT,
  );
  heartbeat.unref();
  try {
    const result = await work((line) => (last = line));
    print(`✓ ${name}: ${result || 'done'} (${seconds(start)})`);
  } catch (error) {
    if (error instanceof Skipped) print(`– ${name}: skipped: ${error.message}`);
    else print(`✗ ${name} failed after ${seconds(start)}`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * Waits for all, then throws the failures together, so that none of them is lost.
 * @param {Promise<unknown>[]} jobs
 */
export async function together(...jobs) {
  const failures = (await Promise.allSettled(jobs)).filter((result) => result.status === 'rejected');
  if (failures.length === 1) throw failures[0].reason;
  if (failures.length) throw new ToolError(failures.map(({ reason }) => explain(reason)).join('\n\n'));
}

/** What to show of an error: the message where it is written for the reader, the stack where it is a defect. @param {unknown} error */
export const explain = (error) =>
  error instanceof ToolError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);

/**
 * Runs a script's main function; a failure is explained and the exit code is 1.
 * @param {() => Promise<void> | void} main
 */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${explain(error)}\n`);
    process.exitCode = 1;
  }
}
