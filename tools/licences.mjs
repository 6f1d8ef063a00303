// npm run licences: writes THIRD-PARTY.md, what others made and under which licence.

import fs from 'node:fs';
import { LIST, licences } from './lib/licences.mjs';
import { ToolError } from './lib/run.mjs';
import { script } from './lib/steps.mjs';

await script(() => {
  const { text, bad, count } = licences();
  fs.writeFileSync(LIST, text);
  console.log(`THIRD-PARTY.md names ${count} parts.`);
  if (bad.length) throw new ToolError(bad.join('\n'));
});
