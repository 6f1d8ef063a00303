// npm run bundle: builds, then copies what a web host needs into dist/, ready for GitHub Pages.

import fs from 'node:fs';
import path from 'node:path';
import { buildPage } from './lib/page.mjs';
import { inProject, www } from './lib/paths.mjs';
import { filesUnder } from './lib/stamp.mjs';
import { script } from './lib/steps.mjs';
import { setUpBuild } from './setup/index.mjs';

await script(async () => {
  await setUpBuild();
  await buildPage();
  const dist = inProject('dist');
  fs.rmSync(dist, { recursive: true, force: true });
  const files = filesUnder([www]).filter((file) => !file.endsWith('.d.ts'));
  for (const file of files) {
    const to = path.join(dist, path.relative(www, file));
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.copyFileSync(file, to);
  }
  // Without it GitHub Pages would run the folder through a site generator.
  fs.writeFileSync(path.join(dist, '.nojekyll'), '');
  console.log(`\ndist/ holds ${files.length} files; every address in them is relative, so it works from any sub-path.`);
});
