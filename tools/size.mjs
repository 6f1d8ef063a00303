// npm run size: what a first visit loads, file by file, and whether it keeps to the budget.

import { script } from './lib/steps.mjs';
import { measure, report } from './lib/weight.mjs';
import { www } from './lib/paths.mjs';

await script(() => {
  const { text, over } = report(measure(www));
  console.log(text);
  if (over.length) process.exitCode = 1;
});
