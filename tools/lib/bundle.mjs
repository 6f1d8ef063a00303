// Lays out a built page for a web host so that a new deployment never mixes old and new files.
//
// Everything but the front page lies in a folder named after its content, and the two large files beside it are
// named after theirs: whatever version of the front page a browser holds, it names only files of that version.
// All addresses stay relative. The files that the page fetches by name carry their hash, which the browser checks.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ToolError } from './run.mjs';
import { filesUnder } from './stamp.mjs';

/** The start of the page's own scripts names the files that it fetches: `here('./pkg/x.wasm')`. */
const FETCHED = /\bhere\('\.\/([^']+)'\)/g;

/** Large, and seldom changed when the rest is: named one by one, so that browsers keep them. */
const LARGE = /^(?:pkg\/.*\.wasm|data\/.*)$/;

/** @param {Buffer} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes);

/** @param {Buffer} bytes */
const short = (bytes) => sha256(bytes).digest('hex').slice(0, 12);

/** What fetch() is to check: the file, or what a server that inflates .gz files sends. @param {string} name @param {Buffer} bytes */
function integrity(name, bytes) {
  const forms = name.endsWith('.gz') ? [bytes, gunzipSync(bytes)] : [bytes];
  return forms.map((form) => `sha256-${sha256(form).digest('base64')}`).join('%20');
}

/**
 * @param {string} from the built page
 * @param {string} to an empty or missing folder
 * @returns {{ folder: string, files: number }} the folder beside the front page, and how many files there are
 */
export function bundle(from, to) {
  const names = filesUnder([from])
    .map((file) => path.relative(from, file).split(path.sep).join('/'))
    .filter((name) => !name.endsWith('.d.ts'));
  for (const needed of ['index.html', 'main.js'])
    if (!names.includes(needed)) throw new ToolError(`${path.join(from, needed)} is missing.`);
  /** @param {string} name @param {string | Buffer} content */
  const write = (name, content) => {
    const file = path.join(to, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  };
  /** @param {string} name */
  const read = (name) => fs.readFileSync(path.join(from, name));
  const folder = `app-${short(Buffer.from(JSON.stringify(names.map((name) => [name, short(read(name))]))))}`;
  /** Where a file goes. @param {string} name */
  const place = (name) => {
    if (!LARGE.test(name)) return `${folder}/${name}`;
    const [, stem, ending] = /** @type {RegExpMatchArray} */ (path.posix.basename(name).match(/^([^.]+)(.*)$/));
    return `${stem}-${short(read(name))}${ending}`;
  };

  for (const name of names.filter((name) => name !== 'index.html' && name !== 'main.js'))
    write(place(name), read(name));

  let fetched = 0;
  const main = read('main.js')
    .toString()
    .replace(FETCHED, (_, name) => {
      if (!names.includes(name)) throw new ToolError(`main.js names ${name}, which is not there.`);
      fetched += 1;
      return `here('${path.posix.relative(folder, place(name)).replace(/^(?!\.)/, './')}#${integrity(name, read(name))}')`;
    });
  const large = names.filter((name) => LARGE.test(name));
  const unnamed = large.filter((name) => !main.includes(path.posix.basename(place(name))));
  if (!fetched || unnamed.length)
    throw new ToolError(`main.js does not name ${unnamed.join(', ') || 'any file'} as here('./…').`);
  write(`${folder}/main.js`, main);

  // Every address in the front page is relative and leads into the folder.
  const html = read('index.html')
    .toString()
    .replace(/\b(src|href)="(?!#|[a-z]+:|\/)([^"]+)"/g, (whole, attribute, name) => {
      if (!names.includes(name)) throw new ToolError(`index.html names ${name}, which is not there.`);
      return `${attribute}="${place(name)}"`;
    });
  write('index.html', html);
  // Without it GitHub Pages would run the folder through a site generator.
  write('.nojekyll', '');
  return { folder, files: names.length };
}
