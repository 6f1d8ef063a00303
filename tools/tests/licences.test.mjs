// Which licences a part may have: an expression is met when allowed licences meet it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed } from '../lib/licences.mjs';

test('a choice is met by one of its licences, a sum by all of them', () => {
  for (const good of [
    'MIT',
    'MIT OR Apache-2.0',
    'MIT/Apache-2.0',
    'MIT OR GPL-3.0',
    '(MIT OR Apache-2.0) AND Unicode-3.0',
    'GPL-2.0 OR (MIT AND ISC)',
  ])
    assert.ok(isAllowed(good), good);
  for (const bad of [
    '',
    'GPL-3.0',
    'MIT AND GPL-3.0',
    'none given',
    '(MIT OR Apache-2.0) AND LGPL-2.1',
    'SEE LICENSE IN X',
    'MIT AND',
  ])
    assert.equal(isAllowed(bad), false, bad);
});
