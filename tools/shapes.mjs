// npm run shapes: writes the shapes of a result for the type check of the page.

import fs from 'node:fs';
import { SHAPES, shapes } from './lib/shapes.mjs';
import { script } from './lib/steps.mjs';

await script(async () => fs.writeFileSync(SHAPES, await shapes()));
