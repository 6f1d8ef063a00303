// npm run bundle: builds, then lays out what a web host needs in dist/, ready for GitHub Pages.

import fs from 'node:fs';
import { bundle } from './lib/bundle.mjs';
import { buildPage } from './lib/page.mjs';
import { inProject, www } from './lib/paths.mjs';
import { script } from './lib/steps.mjs';
import { setUpBuild } from './setup/index.mjs';

await script(async () => {
  await setUpBuild();
  await buildPage();
  const dist = inProject('dist');
  fs.rmSync(dist, { recursive: true, force: true });
  const { folder, files } = bundle(www, dist);
  console.log(
    `\ndist/ holds ${files} files of version ${folder}; every address in them is relative, so it works from any sub-path.`,
  );
});
