// npm run fuzz: runs the fuzz targets. Options: --seconds N for each (60), and the names of targets.

import { parseArgs } from 'node:util';
import { fuzz, lacking } from './lib/fuzzing.mjs';
import { ToolError } from './lib/run.mjs';
import { script } from './lib/steps.mjs';

await script(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seconds: { type: 'string', default: '60' } },
  });
  const seconds = Number(values.seconds);
  if (!(Number.isInteger(seconds) && seconds > 0))
    throw new ToolError(`--seconds ${values.seconds} is no number of seconds.`);
  const missing = lacking();
  if (missing) throw new ToolError(`Fuzzing can't run: ${missing}.`);
  await fuzz({ seconds, only: positionals.length ? positionals : undefined, onDone: console.log });
});
