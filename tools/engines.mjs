// npm run engines: the core path of the page in Chromium, Firefox and WebKit; installs those that are missing, where it may.

import { parts } from './lib/parts.mjs';
import { buildPage } from './lib/page.mjs';
import { script, step } from './lib/steps.mjs';
import { threeEngines } from './setup/engines.mjs';
import { setUpBuild } from './setup/index.mjs';

await script(async () => {
  await step(threeEngines);
  await setUpBuild();
  await buildPage();
  const part = /** @type {import('./lib/parts.mjs').Part} */ (parts.find(({ name }) => name === 'engines'));
  await step({ name: part.name, what: part.what, done: () => false, work: part.run });
});
