// The shapes of a result for the type check of the page, made from the JSON Schema of the command's output.

import fs from 'node:fs';
import { compile } from 'json-schema-to-typescript';
import { inProject } from './paths.mjs';

const schema = inProject('data', 'schema', 'rubricator-1.json');

/** Where the declarations are kept. */
export const SHAPES = inProject('www', 'annotator', 'document.d.ts');

/** The declarations, as `SHAPES` must hold them. */
export async function shapes() {
  const banner =
    '// Made from data/schema/rubricator-1.json by `npm run shapes`. Offsets count UTF-16 code units here.';
  const style = { singleQuote: true, printWidth: 120 };
  const source = forTheCompiler(JSON.parse(fs.readFileSync(schema, 'utf8')));
  return compile(source, 'rubricator-1', { bannerComment: banner, ignoreMinAndMaxItems: true, style });
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
