// Lists what others made that the project is built of, with its licence: crates, npm packages, word lists.

import fs from 'node:fs';
import path from 'node:path';
import { inProject } from './paths.mjs';
import { ToolError, capture } from './run.mjs';
import { filesUnder } from './stamp.mjs';

/** Licences that ask for no more than to be named, any of which a crate or package may be taken under. */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'Unlicense',
  'Zlib',
  'Unicode-3.0',
  'CC0-1.0',
  'BlueOak-1.0.0',
  'PSF-2.0',
  'Python-2.0',
]);

/** Allowed for tools that never ship: named one by one, each with its reason. @type {Record<string, string>} */
const TOOLS_ONLY = { 'axe-core': 'MPL-2.0' };

/** @typedef {{ name: string, version: string, licence: string, source: string | null, use: 'page' | 'command' | 'tools' }} Part */

/**
 * Whether a licence expression can be met by allowed licences alone.
 * @param {string} expression in the SPDX form, or with `/` for OR
 */
export function isAllowed(expression) {
  const tokens = expression.replace(/\//g, ' OR ').match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  /** @returns {boolean} */
  const any = () => {
    let good = every();
    while (tokens[at] === 'OR') {
      at += 1;
      good = every() || good;
    }
    return good;
  };
  /** @returns {boolean} */
  const every = () => {
    let good = one();
    while (tokens[at] === 'AND') {
      at += 1;
      good = one() && good;
    }
    return good;
  };
  /** @returns {boolean} */
  const one = () => {
    const token = tokens[at++];
    if (token !== '(') return ALLOWED.has(token);
    const good = any();
    at += 1;
    return good;
  };
  return any() && at === tokens.length;
}

/** Every crate of the lock file, with what it is used for. @returns {Part[]} */
function crates() {
  const answer =
    capture('cargo', ['metadata', '--format-version', '1', '--locked', '--offline']) ??
    capture('cargo', ['metadata', '--format-version', '1', '--locked']);
  if (!answer) throw new ToolError('`cargo metadata` gives no answer; `cargo fetch` gets what it reads.');
  const { packages, resolve } = JSON.parse(answer);
  /** @type {Map<string, any>} */
  const byId = new Map(packages.map((/** @type {any} */ p) => [p.id, p]));
  /** @type {Map<string, any>} */
  const nodes = new Map(resolve.nodes.map((/** @type {any} */ node) => [node.id, node]));
  /** All that a crate is compiled into, tests and build scripts left out. @param {string} name */
  const shipped = (name) => {
    const seen = new Set([...byId.values()].filter((p) => p.name === name).map((p) => p.id));
    for (const id of seen) {
      for (const dependency of nodes.get(id)?.deps ?? []) {
        const isMacro = byId
          .get(dependency.pkg)
          ?.targets.some((/** @type {any} */ target) => target.kind.includes('proc-macro'));
        if (!isMacro && dependency.dep_kinds.some((/** @type {any} */ kind) => kind.kind === null))
          seen.add(dependency.pkg);
      }
    }
    return seen;
  };
  const [page, command] = [shipped('rubricator-wasm'), shipped('rubricator-cli')];
  return packages
    .filter((/** @type {any} */ p) => p.source !== null)
    .map((/** @type {any} */ p) => ({
      name: p.name,
      version: p.version,
      licence: p.license ?? 'none given',
      source: p.source,
      use: page.has(p.id) ? 'page' : command.has(p.id) ? 'command' : 'tools',
    }));
}

/** Every npm package of the lock file; all are tools. Those for other systems than this one are in the lock file too. @returns {Part[]} */
function packages() {
  const lock = JSON.parse(fs.readFileSync(inProject('package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([place]) => place)
    .map(([place, { version, license }]) => ({
      name: place.replace(/^.*node_modules\//, ''),
      version,
      licence: license ?? 'none given',
      source: null,
      use: /** @type {const} */ ('tools'),
    }));
}

/** The first line of each word list, which names its source and its licence. */
const lists = () =>
  filesUnder([inProject('data', 'lexicons')]).map((file) => ({
    name: path.basename(file),
    says: fs.readFileSync(file, 'utf8').split('\n', 1)[0].replace(/^#\s*/, ''),
  }));

/** The whole list as Markdown, and what in it may not stay. */
export function licences() {
  const [rust, npm, words] = [crates(), packages(), lists()];
  const bad = [
    ...[...rust, ...npm]
      .filter(({ name, licence, use }) => !isAllowed(licence) && !(use === 'tools' && TOOLS_ONLY[name] === licence))
      .map(({ name, licence }) => `${name}: ${licence} is not among the licences that are allowed`),
    ...rust
      .filter(({ source }) => !source?.startsWith('registry+'))
      .map(({ name, source }) => `${name}: comes from ${source} and not from the registry`),
    ...words
      .filter(({ says }) => !/licence/i.test(says))
      .map(({ name }) => `data/lexicons/${name}: the first line names no licence`),
  ];
  /** @param {string} title @param {Part[]} parts @param {Part['use']} use */
  const table = (title, parts, use) => {
    const used = parts
      .filter((part) => part.use === use)
      .sort((a, b) => (a.name < b.name || (a.name === b.name && a.version < b.version) ? -1 : 1));
    return [
      `## ${title}`,
      '',
      '| name | version | licence |',
      '|---|---|---|',
      ...used.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
      '',
    ];
  };
  const text = [
    '# Made by others',
    '',
    'Written by `npm run licences`; `npm test` fails where it is out of date. The licence of the project itself is in the',
    '[README](README.md).',
    '',
    ...table('In the page and in the command: Rust crates', rust, 'page'),
    ...table('In the command alone: Rust crates', rust, 'command'),
    '## Word lists and weights',
    '',
    'The weights and `data/rubricator.bin` are CC BY-SA 4.0; [data/model/MODEL_CARD.md](data/model/MODEL_CARD.md) names what they were made from.',
    '',
    ...words.map(({ name, says }) => `- \`${name}\`: ${says}`),
    '',
    ...table('Only for building and testing: Rust crates', rust, 'tools'),
    ...table('Only for building and testing: npm packages', npm, 'tools'),
  ].join('\n');
  return { text, bad, count: rust.length + npm.length + words.length };
}

export const LIST = inProject('THIRD-PARTY.md');
