// Remembers what a build step was made from, so that it runs again only when that changed.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root, stamps } from './paths.mjs';

/**
 * Every file under the given files and folders, sorted; missing ones are left out.
 * @param {string[]} places absolute paths
 * @returns {string[]}
 */
export function filesUnder(places) {
  /** @type {string[]} */
  const found = [];
  /** @param {string} place */
  const visit = (place) => {
    const stat = fs.statSync(place, { throwIfNoEntry: false });
    if (stat?.isFile()) found.push(place);
    else if (stat?.isDirectory()) for (const name of fs.readdirSync(place)) visit(path.join(place, name));
  };
  places.forEach(visit);
  return [...new Set(found)].sort();
}

/**
 * A hash over names and contents. Contents and not times: a checkout back and forth needs no rebuild.
 * @param {string[]} places absolute paths
 * @param {string[]} [facts] anything else the result depends on
 */
export function fingerprint(places, facts = []) {
  const hash = createHash('sha256');
  for (const file of filesUnder(places)) {
    const bytes = fs.readFileSync(file);
    hash.update(`${path.relative(root, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.update(JSON.stringify(facts)).digest('hex');
}

/**
 * The stamp of one step: inputs and outputs as they were when it last succeeded.
 * @param {string} name
 */
export function stamp(name) {
  const file = path.join(stamps, `${name}.json`);
  return {
    /** Whether inputs and outputs are still what they were. @param {string} inputs @param {string[]} outputs absolute paths */
    holds(inputs, outputs) {
      try {
        const was = JSON.parse(fs.readFileSync(file, 'utf8'));
        return was.inputs === inputs && was.outputs === fingerprint(outputs);
      } catch {
        return false; // Missing or cut off while writing: the step runs again.
      }
    },
    /** @param {string} inputs @param {string[]} outputs absolute paths */
    write(inputs, outputs) {
      fs.mkdirSync(stamps, { recursive: true });
      fs.writeFileSync(file, JSON.stringify({ inputs, outputs: fingerprint(outputs) }));
    },
  };
}
