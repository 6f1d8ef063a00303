// npm run bench: the criterion benchmarks of the core; arguments after -- go to them.

import { run } from './lib/run.mjs';
import { script } from './lib/steps.mjs';

await script(async () => {
  const rest = process.argv.slice(2);
  await run('cargo', ['bench', '-p', 'rubricator', ...(rest.length ? ['--', ...rest] : [])], {
    log: 'bench',
    live: true,
  });
});
