// npm run build: sets up what is missing, then builds the page into www/.

import { buildPage } from './lib/page.mjs';
import { script } from './lib/steps.mjs';
import { setUpBuild } from './setup/index.mjs';

await script(async () => {
  await setUpBuild();
  await buildPage();
});
