// What the page knows of the core beforehand: the shapes of a result, made from the JSON Schema of the command's
// output, and the sentence of each rule, made from the core's table.

import fs from 'node:fs';
import { compile } from 'json-schema-to-typescript';
import { format } from 'prettier';
import { inProject } from './paths.mjs';

const style = { singleQuote: true, printWidth: 120 };
const schema = inProject('data', 'schema', 'rubricator-1.json');

/** Where the declarations are kept. */
export const SHAPES = inProject('www', 'annotator', 'document.d.ts');

/** The declarations, as `SHAPES` must hold them. */
export async function shapes() {
  const banner =
    '// Made from data/schema/rubricator-1.json by `npm run shapes`. Offsets count UTF-16 code units here.';
  const source = forTheCompiler(JSON.parse(fs.readFileSync(schema, 'utf8')));
  return compile(source, 'rubricator-1', { bannerComment: banner, ignoreMinAndMaxItems: true, style });
}

const table = inProject('src', 'rules.rs');

/** Where the sentences are kept. */
export const RULES = inProject('www', 'model', 'rules.js');

/** The sentence of each rule as a module, as `RULES` must hold it. */
export async function rules() {
  const lines = fs.readFileSync(table, 'utf8').matchAll(/= "(\w+)":\s*"((?:[^"\\]|\\.)*)"\s*=>/g);
  const fields = [...lines].map(([, name, sentence]) => `${name}: ${JSON.stringify(JSON.parse(`"${sentence}"`))},`);
  const module = `// Made from src/rules.rs by \`npm run shapes\`: why each rule marks what it marks.

/** @type {Record<string, string>} */
export const RULES = { ${fields.join('\n')} };
`;
  return format(module, { parser: 'babel', ...style });
}

/**
 * The compiler knows tuples in the way of an older draft only. It takes no more fields than those named.
 * @param {any} node @returns {any}
 */
function forTheCompiler(node) {
  if (Array.isArray(node)) return node.map(forTheCompiler);
  if (node === null || typeof node !== 'object') return node;
  const { prefixItems, ...rest } = node;
  /** @type {Record<string, any>} */
  const copy = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, forTheCompiler(value)]));
  if (prefixItems) Object.assign(copy, { items: forTheCompiler(prefixItems), additionalItems: false });
  if (copy.type === 'object') copy.additionalProperties = false;
  return copy;
}
