// Every EDTF value in the output is one that an independent parser of the format reads.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
// @ts-expect-error The package has no types.
import edtf from 'edtf';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program =
  process.env.RUBRICATOR_CLI ??
  path.join(root, 'target', 'debug', `rubricator${process.platform === 'win32' ? '.exe' : ''}`);
const folder = path.join(root, 'tests', 'cases', 'dates');

/** The cases without their brackets, as questions. */
function questions() {
  let date;
  const lines = [];
  for (const name of readdirSync(folder).sort()) {
    for (const line of readFileSync(path.join(folder, name), 'utf8').split('\n')) {
      const setting = /^# reference: (\S+)/.exec(line);
      if (setting) date = setting[1] === 'none' ? undefined : setting[1];
      if (!line || line.startsWith('#')) continue;
      const text = line.replace(/\|[^\]]*\]/g, '').replace(/\[/g, '');
      lines.push(JSON.stringify({ text, date }));
    }
  }
  return lines.join('\n');
}

/** @param {string} value */
function isRead(value) {
  try {
    return edtf(value) !== null;
  } catch {
    return false;
  }
}

test('every EDTF value of the cases is read by a parser of its own', () => {
  const { stdout } = spawnSync(program, ['annotate', '--jsonl'], { input: questions(), cwd: root, maxBuffer: 1 << 28 });
  const documents = stdout
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const dates = documents.flatMap((document) => document.dates);
  const values = dates.flatMap(({ edtf: value, range }) => [value, range?.edtf]).filter(Boolean);
  assert.ok(values.length > 500, `${values.length} values`);
  assert.deepEqual(
    values.filter((value) => !isRead(value)),
    [],
  );
});

test('what EDTF cannot say is not taken for it', () => {
  for (const value of ['2024-W25', 'XXXX-SU', '2024-13-01', '-12976']) assert.ok(!isRead(value), value);
});
