// npm start: sets up what is missing, builds what changed, serves the page and prints its address.

import { buildPage } from './lib/page.mjs';
import { listen } from './lib/server.mjs';
import { script, seconds } from './lib/steps.mjs';
import { setUpBuild } from './setup/index.mjs';
import { serverOptions } from './serve.mjs';

await script(async () => {
  const start = performance.now();
  await setUpBuild();
  await buildPage();
  const server = await listen(serverOptions());
  console.log(`\nReady in ${seconds(start)}. Open ${server.url} in a browser; Ctrl+C ends it.`);
});
