// A small static file server on this machine's loopback address, under any sub-path, as GitHub Pages would serve.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { ToolError } from './run.mjs';

/** The port tried first when none is asked for; the following ones when it is taken. */
const FIRST_PORT = 8080;

/** @type {Record<string, string>} */
const TYPES = {
  '.bin': 'application/octet-stream',
  '.gz': 'application/gzip',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/**
 * @typedef {object} ServerOptions
 * @property {string} folder  absolute path of what is served
 * @property {number} [port]  0 picks a free one; left out, 8080 or the next free one
 * @property {string} [base]  the only path under which anything is found, `/` if left out
 */

/**
 * Starts a server and waits until it answers.
 * @param {ServerOptions} options
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function listen({ folder, port, base = '/' }) {
  if (!fs.existsSync(folder)) throw new ToolError(`${folder} is not there, so it cannot be served.`);
  const prefix = `/${base}/`.replace(/\/+/g, '/');
  const server = http.createServer((request, response) => answer(fs.realpathSync(folder), prefix, request, response));
  const actual = await bind(server, port);
  return {
    url: `http://localhost:${actual}${prefix}`,
    port: actual,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @param {http.Server} server @param {number | undefined} asked @returns {Promise<number>} */
async function bind(server, asked) {
  const last = asked ?? FIRST_PORT + 20;
  for (let port = asked ?? FIRST_PORT; port <= last; port++) {
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        // Loopback only: nobody else on the network can read what is served.
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          resolve(undefined);
        });
      });
      return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new ToolError(
    asked === undefined
      ? `Ports ${FIRST_PORT} to ${last} are all taken; choose one with --port N.`
      : `Port ${asked} is taken.`,
  );
}

/**
 * @param {string} folder @param {string} prefix
 * @param {http.IncomingMessage} request @param {http.ServerResponse} response
 */
function answer(folder, prefix, request, response) {
  // Always asked for again, so that a new build shows at once.
  /** @type {Record<string, string>} */
  const headers = { 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' };
  /** @param {number} status @param {string} text */
  const say = (status, text) => {
    response.writeHead(status, { ...headers, 'Content-Type': TYPES['.txt'] });
    response.end(request.method === 'HEAD' ? undefined : `${text}\n`);
  };

  if (request.method !== 'GET' && request.method !== 'HEAD') {
    headers.Allow = 'GET, HEAD';
    return say(405, 'Only GET and HEAD are answered.');
  }
  const [rawPath] = (request.url ?? '/').split(/[?#]/);
  const asked = decode(rawPath);
  if (asked === null) return say(400, 'This is no valid path.');
  if (`${asked}/` === prefix) {
    response.writeHead(301, { ...headers, Location: prefix });
    return void response.end();
  }

  const found = asked.startsWith(prefix) ? locate(folder, asked.slice(prefix.length)) : null;
  if (found === 'folder') {
    response.writeHead(301, { ...headers, Location: `${rawPath.replace(/^\/+/, '/')}/` });
    return void response.end();
  }
  const missing = locate(folder, '404.html');
  const file = found ?? (missing === 'folder' ? null : missing);
  if (!file) return say(404, 'Not found.');
  response.writeHead(found ? 200 : 404, {
    ...headers,
    'Content-Type': TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': fs.statSync(file).size,
  });
  if (request.method === 'HEAD') return void response.end();
  fs.createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** @param {string} raw */
function decode(raw) {
  try {
    const text = decodeURIComponent(raw);
    return text.includes('\0') || text.includes('\\') ? null : text;
  } catch {
    return null;
  }
}

/**
 * The file for a path below the folder; `folder` when only a slash is missing; null when there is none.
 * Links are followed first, so that none leads outside.
 * @param {string} folder @param {string} relative
 */
function locate(folder, relative) {
  const wanted = path.join(folder, relative);
  if (!fs.existsSync(wanted)) return null;
  const real = fs.realpathSync(wanted);
  if (real !== folder && !real.startsWith(folder + path.sep)) return null;
  if (fs.statSync(real).isFile()) return relative.endsWith('/') ? null : real;
  if (relative && !relative.endsWith('/')) return 'folder';
  const index = path.join(real, 'index.html');
  return fs.existsSync(index) ? index : null;
}
