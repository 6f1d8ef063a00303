// Installs Debian packages, where that is allowed: on Debian and its kin, as root, removing nothing.

import fs from 'node:fs';
import { capture, run } from '../lib/run.mjs';

/** Whether packages can be installed here without asking anybody: never by sudo. */
export const canInstall = () =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  fs.existsSync('/etc/debian_version') &&
  capture('apt-get', ['--version']) !== null;

/** apt allows one at a time; steps that run side by side queue here. */
let queue = Promise.resolve();
let updated = false;

/** Brings the package lists up to date, once. @param {(line: string) => void} say */
async function update(say) {
  if (updated) return;
  await run('apt-get', ['update'], { log: 'apt-update', onLine: say, timeout: 300_000 });
  updated = true;
}

/**
 * Installs what `choose` names once the package lists are fresh.
 * @param {() => string[]} choose package names
 * @param {(line: string) => void} say
 */
export function install(choose, say) {
  const job = queue.then(async () => {
    await update(say);
    const names = choose();
    await run('apt-get', ['install', '--yes', '--no-install-recommends', '--no-remove', ...names], {
      log: `apt-install-${names[0]}`,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      onLine: say,
      timeout: 1_200_000,
    });
  });
  queue = job.catch(() => {});
  return job;
}

/** The version that would be installed, or null. @param {string} name */
export function candidate(name) {
  const version = capture('apt-cache', ['policy', name], { env: { LC_ALL: 'C' } })?.match(/Candidate: (\S+)/)?.[1];
  return version && version !== '(none)' ? version : null;
}

/** Names of the packages that one depends on directly. @param {string} name */
export function dependencies(name) {
  const answer = capture('apt-cache', ['depends', '--important', name], { env: { LC_ALL: 'C' } }) ?? '';
  return [...answer.matchAll(/^ *\|?Depends: ([^<\s]+)$/gm)].map((match) => match[1]);
}
