// The command line keeps its contract: schema, order, streaming, and an answer for every bad input.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { RULES } from '../../www/model/rules.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program =
  process.env.RUBRICATOR_CLI ??
  path.join(root, 'target', 'debug', `rubricator${process.platform === 'win32' ? '.exe' : ''}`);
const seeds = readdirSync(path.join(root, 'seeds'))
  .filter((name) => name.endsWith('.txt'))
  .sort();
const scratch = mkdtempSync(path.join(tmpdir(), 'rubricator-cli-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const schema = JSON.parse(readFileSync(path.join(root, 'data', 'schema', 'rubricator-1.json'), 'utf8'));
const validate = new Ajv.default({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }).compile(
  schema,
);

/** @param {unknown} value */
function valid(value) {
  assert.ok(validate(value), JSON.stringify(validate.errors?.slice(0, 3)));
}

/** Runs the program to its end. @param {string[]} args @param {string | Buffer} [input] */
function run(args, input = '') {
  const { status, stdout, stderr } = spawnSync(program, args, { input, cwd: root, maxBuffer: 1 << 28 });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** @param {string} output @returns {any[]} */
const lines = (output) =>
  output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** @param {string} name */
const seed = (name) => readFileSync(path.join(root, 'seeds', name), 'utf8');

test('the schema names no field that is never given', () => {
  const texts = [
    ...seeds.map(seed),
    'Bridge Reopens\n\nPublished: June 21, 2024\n\nPARIS, June 19, 2024 — They met on Monday.',
    'Both had met on Tuesday, March 5, 2024, and in April.',
    'Paul Morel and David Stone sat down. “It is late,” he said.',
    'Bridge ‘A Danger To All’\n\nThe bridge is “a danger to all,” Ann Lee said on Monday, according to the Gazette.',
    'They met from 19 to 21 June 2024 and on Friday. “He told me, ‘Go home,’” said Bo Roe. “We left it all',
  ];
  /** @type {Set<string>} */
  const given = new Set();
  /** Notes which fields of the schema a value has. @param {any} node @param {any} value @param {string} name */
  function note(node, value, name) {
    if (value === null || value === undefined) return;
    if (node.$ref) note(schema.$defs[node.$ref.split('/').at(-1)], value, node.$ref.split('/').at(-1));
    for (const way of node.anyOf ?? []) note(way, value, name);
    if (node.items && Array.isArray(value)) for (const item of value) note(node.items, item, name);
    for (const [key, field] of Object.entries(node.properties ?? {})) {
      if (value[key] !== undefined) given.add(`${name}.${key}`);
      note(field, value[key], `${name}.${key}`);
    }
  }
  /** @param {any} node @param {string} name @returns {string[]} */
  const fields = (node, name) => [
    ...(node.anyOf ?? []).flatMap((/** @type {any} */ way) => fields(way, name)),
    ...Object.entries(node.properties ?? {}).flatMap(([key, field]) => [
      `${name}.${key}`,
      ...fields(field, `${name}.${key}`),
    ]),
  ];
  for (const text of texts) note(schema.$defs.document, lines(run(['annotate'], text).stdout)[0], 'document');
  const all = Object.entries(schema.$defs).flatMap(([name, node]) => fields(node, name));
  // `elapsed_ms` is the package's, the id and a refusal are of JSON lines.
  const elsewhere = ['document.elapsed_ms', 'document.id', 'refusal.id', 'refusal.error'];
  assert.deepEqual(
    all.filter((field) => !given.has(field) && !elsewhere.includes(field)),
    [],
  );
});

test('the rules are listed with a sentence each, and every annotation names one of them', () => {
  const table = run(['rules']).stdout.trimEnd().split('\n');
  const rules = new Map(table.map((line) => /** @type {[string, string]} */ (line.split('\t'))));
  assert.equal(rules.size, table.length);
  for (const sentence of rules.values()) assert.match(sentence, /^[A-Z].*\.$/);
  // The page has them beforehand.
  assert.deepEqual(Object.fromEntries(table.map((line) => line.split('\t').slice(0, 2))), RULES);
  for (const name of seeds) {
    const { entities, dates, quotes } = lines(run(['annotate', path.join('seeds', name)]).stdout)[0];
    const mentions = entities.flatMap((/** @type {any} */ entity) => entity.mentions);
    for (const { rule } of [...mentions, ...dates, ...quotes]) assert.ok(rules.has(rule), `no rule ${rule}`);
  }
});

test('every sample gives a document of the schema, with slices in code points', () => {
  const input = seeds.map((name) => JSON.stringify({ id: name, text: seed(name), date: '2024-06-19' })).join('\n');
  const { status, stdout } = run(['annotate', '--jsonl'], input);
  assert.equal(status, 0);
  const documents = lines(stdout);
  assert.deepEqual(
    documents.map((document) => document.id),
    seeds,
  );
  for (const document of documents) {
    valid(document);
    assert.equal(document.offset_unit, 'codepoint');
    assert.deepEqual(document.reference_date, { value: '2024-06-19', source: 'option' });
    const points = [...seed(document.id)];
    const passages = [
      ...document.dates,
      ...document.quotes,
      ...document.entities.flatMap((/** @type {any} */ e) => e.mentions),
    ];
    assert.ok(passages.length > 5);
    for (const { start, end, text } of passages) assert.equal(points.slice(start, end).join(''), text);
  }
});

test('the schema refuses what is not a document', () => {
  const { stdout } = run(['annotate', '--date', '2024-06-19'], 'They met on Friday.');
  const document = lines(stdout)[0];
  valid(document);
  for (const broken of [
    { ...document, schema: 'rubricator/2' },
    { ...document, extra: 1 },
    { ...document, dates: [{ ...document.dates[0], type: 'DAY' }] },
    { ...document, dates: [{ ...document.dates[0], start: -1 }] },
    { error: '' },
  ]) {
    assert.equal(validate(broken), false, JSON.stringify(broken).slice(0, 80));
  }
});

test('a bad line is answered in its place and the rest still comes out', () => {
  const input = [
    '{"id":1,"text":"They met on June 19, 2024."}',
    'not json',
    '{"id":"three"}',
    '{"id":4,"text":"a","date":"tomorrow"}',
    '',
    '{"id":{"deep":[6]},"text":""}',
    '\ufeff{"id":7,"text":"b"}',
    '{"id":8,"text":"\\ud800"}',
    '{"text":"no id"}',
  ].join('\r\n');
  const { status, stdout } = run(['annotate', '--jsonl'], input);
  assert.equal(status, 1);
  const answers = lines(stdout);
  answers.forEach(valid);
  assert.equal(answers.length, 8, 'an empty line is no question');
  assert.equal(answers[0].dates[0].value, '2024-06-19');
  assert.match(answers[1].error, /line 2: not JSON/);
  assert.equal(answers[2].id, 'three');
  assert.match(answers[2].error, /"text"/);
  assert.match(answers[3].error, /YYYY-MM-DD/);
  assert.deepEqual(answers[4].id, { deep: [6] });
  assert.match(answers[5].error, /line 7/);
  assert.match(answers[6].error, /line 8/);
  assert.equal('id' in answers[7], false);
  assert.deepEqual(answers[7].dates, []);
});

test('bytes that are not UTF-8 are an error in their place', () => {
  const input = Buffer.concat([
    Buffer.from('{"id":1,"text":"'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('"}\n{"id":2,"text":"b"}\n'),
  ]);
  const answers = lines(run(['annotate', '--jsonl'], input).stdout);
  assert.match(answers[0].error, /line 1/);
  assert.equal(answers[1].id, 2);
  const file = path.join(scratch, 'latin1.txt');
  writeFileSync(file, Buffer.from([0x63, 0x61, 0x66, 0xe9]));
  const { status, stderr } = run(['annotate', file]);
  assert.equal(status, 1);
  assert.match(stderr, /not UTF-8 \(first bad byte at 3\).*iconv/);
});

test('each line is answered before the next one is sent', async () => {
  const child = spawn(program, ['annotate', '--jsonl']);
  for (const id of [1, 2, 3]) {
    const answer = new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdin.write(`{"id":${id},"text":"They met."}\n`);
    assert.equal(JSON.parse(String(await answer)).id, id);
  }
  child.stdin.end();
  assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 0);
});

test('a reader that leaves early is no failure', async () => {
  const child = spawn(program, ['annotate', '--jsonl']);
  let complaint = '';
  child.stderr.on('data', (data) => (complaint += data));
  child.stdin.on('error', () => {});
  child.stdout.once('data', () => child.stdout.destroy());
  const line = `${JSON.stringify({ id: 1, text: seed(seeds[0]) })}\n`;
  child.stdin.write(line.repeat(400));
  child.stdin.end();
  assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 0);
  assert.equal(complaint, '');
});

test('files come out in their order, and a missing one does not stop the rest', () => {
  const [first, second] = seeds.map((name) => path.join('seeds', name));
  const { status, stdout, stderr } = run(['annotate', first, 'missing.txt', second]);
  assert.equal(status, 1);
  assert.match(stderr, /can't open missing\.txt/);
  assert.deepEqual(
    lines(stdout).map((document) => document.id),
    [first, second],
  );
  lines(stdout).forEach(valid);
});

test('markup shows the annotations in the text', () => {
  const { status, stdout } = run(
    ['annotate', '--format', 'markup', '--date', '2024-06-19'],
    'They met on Friday [sic].',
  );
  assert.equal(status, 0);
  assert.match(stdout, /\[Friday\|2024-06-\d\d\] \\\[sic\\\]\.\n$/);
});

test('a line of a megabyte is read', () => {
  const text = 'They met on June 19, 2024. '.repeat(40_000);
  const [answer] = lines(run(['annotate', '--jsonl'], JSON.stringify({ id: 1, text })).stdout);
  assert.equal(answer.dates.length, 40_000);
});

test('wrong use says what to do', () => {
  for (const [args, hint] of /** @type {[string[], RegExp][]} */ ([
    [[], /rubricator annotate FILE/],
    [['anotate'], /no command "anotate"/],
    [['annotate', '--date', '19.6.2024'], /YYYY-MM-DD/],
    [['annotate', '--format', 'xml'], /json or markup/],
    [['annotate', '--nonsense'], /--help/],
  ])) {
    const { status, stdout, stderr } = run(args);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, hint);
  }
  assert.match(run(['--help']).stdout, /usage: rubricator annotate/);
});
