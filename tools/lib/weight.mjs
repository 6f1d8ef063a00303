// Weighs the built page: which files a first visit loads, their size as they are and gzipped, against the budget.

import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ToolError } from './run.mjs';
import { filesUnder } from './stamp.mjs';

/** Gzipped bytes a first visit may load; 1 KB is 1000 bytes. */
const BUDGET = { total: 1_000_000, page: 75_000, wasm: 320_000 };

/** Never part of a first visit, whatever names them: the samples on demand, the error page, types for editors. */
const ON_DEMAND = /^(samples\/|404\.html$|\.)|\.d\.ts$/;

/** Loaded by the page's code by name, which no import shows. */
const FETCHED = /^(pkg|data)\//;

/**
 * @typedef {{ name: string, kind: 'page' | 'wasm' | 'data' | 'other', first: boolean, raw: number, gzip: number }} Weighed
 */

/**
 * Weighs every file under a built page.
 * @param {string} folder
 * @returns {Weighed[]}
 */
export function measure(folder) {
  const files = filesUnder([folder]).map((file) => path.relative(folder, file).split(path.sep).join('/'));
  if (!files.includes('pkg/rubricator_wasm_bg.wasm'))
    throw new ToolError('The page is not built yet; `npm run build` does it.');
  const later = loadedLater(folder, files);
  return files.map((name) => {
    const bytes = fs.readFileSync(path.join(folder, name));
    return { name, kind: kindOf(name), first: !later.has(name), raw: bytes.length, gzip: gzipSync(bytes).length };
  });
}

/** @param {string} name @returns {Weighed['kind']} */
function kindOf(name) {
  if (/\.(html|css|js|mjs)$/.test(name)) return 'page';
  if (name.endsWith('.wasm')) return 'wasm';
  return name.startsWith('data/') ? 'data' : 'other';
}

/**
 * Files that a first visit does not load: those on demand, and those that only an `import()` reaches.
 * What nothing is known about counts as loaded.
 * @param {string} folder @param {string[]} files
 */
function loadedLater(folder, files) {
  /** @type {Map<string, { now: string[], later: string[] }>} */
  const links = new Map(
    files
      .filter((name) => kindOf(name) === 'page')
      .map((name) => [name, linksOf(name, fs.readFileSync(path.join(folder, name), 'utf8'))]),
  );
  const dynamic = reach(
    [...links.values()].flatMap(({ later }) => later),
    links,
  );
  // A script that nothing lazy reaches is taken for an entry of its own, as a worker is.
  const entries = files.filter(
    (name) => !ON_DEMAND.test(name) && (FETCHED.test(name) || (links.has(name) && !dynamic.has(name))),
  );
  const first = reach(entries, links);
  return new Set(
    files.filter(
      (name) => !first.has(name) && (dynamic.has(name) || ON_DEMAND.test(name) || name.startsWith('vendor/')),
    ),
  );
}

/**
 * What one file names: loaded with it, or later by `import()`.
 * @param {string} name @param {string} text
 */
function linksOf(name, text) {
  /** @param {RegExp} pattern */
  const targets = (pattern) =>
    [...text.matchAll(pattern)]
      .map((match) => match[1] ?? match[2])
      .filter((target) => !/^[a-z]+:|^\/\//i.test(target))
      .map((target) => path.posix.join(path.posix.dirname(name), target.replace(/[?#].*$/, '')));
  if (name.endsWith('.html')) return { now: targets(/\b(?:src|href)=["']([^"'#]+)["']/g), later: [] };
  if (name.endsWith('.css')) return { now: targets(/(?:@import\s+|url\()\s*["']?([^"')]+)["']?/g), later: [] };
  return {
    now: targets(/^\s*(?:import|export)\s[^'"();]*?["']([^"']+)["']|^\s*import\s*["']([^"']+)["']/gm),
    // A style sheet that a script brings is named as style('./styles/x.css').
    later: targets(/\b(?:import|style)\(\s*["']([^"']+)["']/g),
  };
}

/**
 * Everything the given files load, themselves included.
 * @param {string[]} from @param {Map<string, { now: string[] }>} links
 */
function reach(from, links) {
  const seen = new Set(from);
  for (const name of seen) for (const next of links.get(name)?.now ?? []) seen.add(next);
  return seen;
}

/**
 * The table, and the names of the budgets that are exceeded.
 * @param {Weighed[]} files
 */
export function report(files) {
  const first = files.filter((file) => file.first);
  const later = files.filter((file) => !file.first && !/\.d\.ts$|^\./.test(file.name));
  /** @param {(file: Weighed) => boolean} which */
  const gzip = (which) => first.filter(which).reduce((sum, file) => sum + file.gzip, 0);
  const sums = {
    page: gzip((file) => file.kind === 'page'),
    wasm: gzip((file) => file.kind === 'wasm'),
    total: gzip(() => true),
  };
  const over = /** @type {(keyof typeof BUDGET)[]} */ (Object.keys(BUDGET)).filter((name) => sums[name] > BUDGET[name]);

  const width = Math.max(20, ...files.map((file) => file.name.length));
  /** @param {string} name @param {string} raw @param {string} gz */
  const row = (name, raw, gz) => `  ${name.padEnd(width)} ${raw.padStart(9)} ${gz.padStart(9)}`;
  /** @param {Weighed[]} list */
  const rows = (list) =>
    [...list]
      .sort((a, b) => b.gzip - a.gzip || (a.name < b.name ? -1 : 1))
      .map((file) => row(file.name, kb(file.raw), kb(file.gzip)));

  const text = [
    row('First visit', 'raw KB', 'gzip KB'),
    ...rows(first),
    '',
    ...(later.length ? [row('Only when used', 'raw KB', 'gzip KB'), ...rows(later), ''] : []),
    row('Budget (gzip KB)', 'is', 'at most'),
    row('page: html, css, js', kb(sums.page), kb(BUDGET.page)),
    row('wasm', kb(sums.wasm), kb(BUDGET.wasm)),
    row('first visit in all', kb(sums.total), kb(BUDGET.total)),
    over.length ? `\nOver the budget: ${over.join(', ')}.` : '\nWithin the budget.',
  ].join('\n');
  return { text, over, sums };
}

/** @param {number} bytes */
const kb = (bytes) => (bytes / 1000).toFixed(1);
