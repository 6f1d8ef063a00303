// npm run serve: serves www/ as it is. Options: --port N, --base /sub/path/ and --folder PATH.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { inProject, www } from './lib/paths.mjs';
import { ToolError } from './lib/run.mjs';
import { listen } from './lib/server.mjs';
import { script } from './lib/steps.mjs';

/** What the command line asks of the server. */
export function serverOptions() {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, base: { type: 'string' }, folder: { type: 'string' } },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536))
    throw new ToolError(`--port ${values.port} is no port number.`);
  return { folder: values.folder ? inProject(values.folder) : www, port, base: values.base };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await script(async () => {
    const server = await listen(serverOptions());
    console.log(`Open ${server.url} in a browser; Ctrl+C ends it.`);
  });
}
