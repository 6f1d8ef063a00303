// npm run shapes: writes what the page knows of the core beforehand, the shapes of a result and what each rule says.

import fs from 'node:fs';
import { RULES, SHAPES, rules, shapes } from './lib/shapes.mjs';
import { script } from './lib/steps.mjs';

await script(async () => {
  fs.writeFileSync(SHAPES, await shapes());
  fs.writeFileSync(RULES, await rules());
});
