// npm test: everything that must be green, part by part, with one summary. Options: --only NAME,NAME and --list.

import { parseArgs } from 'node:util';
import { parts } from './lib/parts.mjs';
import { ToolError } from './lib/run.mjs';
import { Skipped, explain, script, seconds, step } from './lib/steps.mjs';

/** @typedef {{ result: 'passed' | 'failed' | 'skipped', detail: string, time: string }} Outcome */

/** @type {Map<string, Outcome>} */
const outcomes = new Map();

await script(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, list: { type: 'boolean' } } });
  if (values.list) {
    for (const part of parts) console.log(`  ${part.name.padEnd(12)} ${part.what}${part.setUp ? ' (set-up)' : ''}`);
    return;
  }
  // A machine that builds once has no use for what makes the next build quick.
  if (process.env.CI)
    Object.assign(process.env, { CARGO_INCREMENTAL: '0', CARGO_PROFILE_DEV_DEBUG: 'line-tables-only' });

  const start = performance.now();
  const wanted = selection(values.only?.flatMap((names) => names.split(',')));

  // What prepares waits for the network; what tests keeps the cores busy.
  await Promise.all(wanted.filter((part) => part.setUp).map(perform));
  for (const part of wanted.filter((part) => !part.setUp)) await perform(part);
  summary(start);
});

/** The named parts and what they need, or all, in their order. @param {string[]} [names] */
function selection(names) {
  if (!names) return parts;
  const chosen = new Set(names);
  for (const name of chosen) {
    const part = parts.find((part) => part.name === name);
    if (!part)
      throw new ToolError(`There is no part called ${name}; there are: ${parts.map((part) => part.name).join(', ')}.`);
    part.needs?.forEach((need) => chosen.add(need));
  }
  return parts.filter((part) => chosen.has(part.name));
}

/** Runs one part and notes how it went; never throws. @param {import('./lib/parts.mjs').Part} part */
async function perform(part) {
  const start = performance.now();
  /** @param {Outcome['result']} result @param {string} detail */
  const note = (result, detail) => outcomes.set(part.name, { result, detail, time: seconds(start) });

  const lacking = part.needs?.find((need) => outcomes.get(need)?.result !== 'passed');
  if (lacking) return note('failed', `not run, since ${lacking} did not pass`);
  try {
    let detail = '';
    /** @param {(line: string) => void} say */
    const work = async (say) => (detail = (await part.run(say)) ?? '');
    if (part.ownSteps) await work(() => {});
    else await step({ name: part.name, what: part.what, done: () => false, work });
    note('passed', detail);
  } catch (error) {
    if (error instanceof Skipped) return note('skipped', error.message);
    console.log(`\n${explain(error)}\n`);
    note('failed', 'its output is above');
  }
}

/** Prints the table and sets the exit code. @param {number} start */
function summary(start) {
  const marks = { passed: '✓', failed: '✗', skipped: '–' };
  console.log(`\nSummary after ${seconds(start)}\n`);
  for (const [name, { result, detail, time }] of outcomes) {
    console.log(`  ${marks[result]} ${name.padEnd(12)} ${result.padEnd(8)} ${time.padStart(8)}  ${detail}`.trimEnd());
  }
  /** @param {Outcome['result']} result */
  const named = (result) => [...outcomes].filter(([, outcome]) => outcome.result === result).map(([name]) => name);
  const [failed, skipped] = [named('failed'), named('skipped')];
  const passed = named('passed').filter((name) => !parts.find((part) => part.name === name)?.setUp);
  if (failed.length) {
    console.log(`\nFailed: ${failed.join(', ')}`);
    process.exitCode = 1;
  }
  console.log(
    `\n${passed.length} passed, ${failed.length} failed${skipped.length ? `, ${skipped.length} skipped` : ''}`,
  );
}
