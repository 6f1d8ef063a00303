// npm run score: scores the command line program against the development sets beside the project, when they are there.

import fs from 'node:fs';
import path from 'node:path';
import { inProject, root } from './lib/paths.mjs';
import { capture, run } from './lib/run.mjs';
import { script, step } from './lib/steps.mjs';

const shared = path.resolve(root, process.env.RUBRICATOR_SHARED ?? path.join('..', 'shared'));
const scorer = path.join(shared, 'score');

await script(async () => {
  if (!fs.existsSync(path.join(scorer, 'score.py'))) {
    console.log(`No scores: the development sets are not in ${shared}. RUBRICATOR_SHARED can name another folder.`);
    return;
  }
  const python = ['python3', 'python', 'py'].find(
    (name) => capture(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']) !== null,
  );
  if (!python) {
    console.log('No scores: the scorer needs Python 3.9 or newer, and none was found.');
    return;
  }

  await step({
    name: 'command line program',
    what: 'cargo build --release -p rubricator-cli',
    done: () => false,
    work: async (say) =>
      void (await run('cargo', ['build', '--release', '-p', 'rubricator-cli'], { log: 'build-cli', onLine: say })),
  });
  // With forward slashes, which every system takes: the scorer reads the command as a shell would.
  const program = path
    .relative(root, inProject('target', 'release', 'rubricator'))
    .split(path.sep)
    .join('/');
  for (const [name, options] of wanted(process.argv.slice(2))) {
    console.log(`\n${name} ${options.join(' ')}`);
    await run(python, [path.join(scorer, name), '--cmd', `${program} annotate --jsonl`, ...options], {
      log: name.replace('.py', ''),
      env: { PYTHONUTF8: '1' },
      live: true,
    });
  }
});

/**
 * The scripts to run: all three, or `seeds`, `suites`, or the sets whose names contain a word; options are handed on.
 * @param {string[]} words
 * @returns {[string, string[]][]}
 */
function wanted(words) {
  const option = words.findIndex((word) => word.startsWith('-'));
  const named = option < 0 ? words.length : option;
  const rest = words.slice(named);
  const names = words
    .slice(0, named)
    .flatMap((word) => word.split(','))
    .filter(Boolean);
  const sets = names.filter((name) => !['seeds', 'suites', 'sets'].includes(name));
  const all = names.length === 0;
  /** @type {[string, string[]][]} */
  const scripts = [];
  if (all || sets.length || names.includes('sets'))
    scripts.push(['score.py', [...(sets.length ? ['--sets', sets.join(',')] : []), ...rest]]);
  if (all || names.includes('suites')) scripts.push(['suites.py', rest]);
  if (all || names.includes('seeds')) scripts.push(['seeds.py', rest]);
  return scripts;
}
