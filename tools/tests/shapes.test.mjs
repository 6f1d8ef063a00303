import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { RULES, SHAPES, rules, shapes } from '../lib/shapes.mjs';

test('the declarations of a result are those of the schema', async () => {
  const made = await shapes();
  assert.equal(fs.readFileSync(SHAPES, 'utf8'), made, '`npm run shapes` makes them anew');
  assert.match(made, /interval: \[string, string\] \| null/);
  assert.match(made, /export interface Quote \{/);
});

test('the sentences of the rules are those of the core', async () => {
  const made = await rules();
  assert.equal(fs.readFileSync(RULES, 'utf8'), made, '`npm run shapes` makes them anew');
  assert.match(made, /month_day: 'A month with its day\.'/);
});
