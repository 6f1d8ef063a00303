// The helpers under the scripts: versions, fingerprints, running programs, steps that are done already.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ToolError, capture, run } from '../lib/run.mjs';
import { fingerprint } from '../lib/stamp.mjs';
import { step, together } from '../lib/steps.mjs';
import { older } from '../setup/programs.mjs';

const node = process.execPath;

test('compares versions as numbers', () => {
  assert.ok(older('1.9.0', '1.10.0'));
  assert.ok(older('1.85', '1.86.0'));
  assert.ok(!older('1.86.0', '1.86.0'));
  assert.ok(!older('2.0', '1.99.9'));
});

test('a fingerprint follows names, contents and facts, and not times', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rubricator-stamp-'));
  const file = path.join(folder, 'a');
  fs.writeFileSync(file, 'one');
  const first = fingerprint([folder], ['fact']);
  fs.utimesSync(file, 1, 1);
  assert.equal(fingerprint([folder], ['fact']), first);
  assert.notEqual(fingerprint([folder], ['other fact']), first);
  fs.writeFileSync(file, 'two');
  assert.notEqual(fingerprint([folder], ['fact']), first);
  fs.writeFileSync(file, 'one');
  fs.renameSync(file, path.join(folder, 'b'));
  assert.notEqual(fingerprint([folder], ['fact']), first);
});

test('a failing program is shown with its output, its command and its log', async () => {
  const failing = run(node, ['-e', "console.log('the reason'); process.exit(3)"], { log: 'test-failing' });
  await assert.rejects(failing, (error) => {
    assert.ok(error instanceof ToolError);
    assert.match(error.message, /the reason[\s\S]*exit code 3[\s\S]*command:[\s\S]*test-failing\.log/);
    return true;
  });
});

test('a program that does not answer is ended', async () => {
  await assert.rejects(
    run(node, ['-e', 'setInterval(() => {}, 1000)'], { log: 'test-hanging', timeout: 300 }),
    /no answer within 0\.3 s/,
  );
});

test('a missing program is a message and not a crash', async () => {
  await assert.rejects(run('no-such-program-here', [], { log: 'test-missing' }), /could not be started/);
  assert.equal(capture('no-such-program-here', []), null);
});

test('a step that is done does no work', async () => {
  let worked = 0;
  const work = async () => void worked++;
  await step({ name: 'test', what: 'counts', done: () => 'there', work });
  assert.equal(worked, 0);
  await step({ name: 'test', what: 'counts', done: () => false, work });
  assert.equal(worked, 1);
});

test('failures of steps side by side are all reported', async () => {
  const fail = (/** @type {string} */ text) => Promise.reject(new ToolError(text));
  await assert.rejects(together(fail('first'), Promise.resolve(), fail('second')), /first[\s\S]*second/);
  await together(Promise.resolve());
});
