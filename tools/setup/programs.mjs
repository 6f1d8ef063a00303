// Checks that Node, npm, git and Rust are there and new enough, and says what to install when not.

import fs from 'node:fs';
import { inProject } from '../lib/paths.mjs';
import { ToolError, capture, npm } from '../lib/run.mjs';

/** Oldest Rust that builds everything: wasm-bindgen-cli asks for it. */
const RUST = '1.86.0';
const NODE = '20.0.0';

/** One line naming the versions found; throws when something is missing or too old. */
export function checkPrograms() {
  /** @type {string[]} */
  const problems = [];
  /** @type {string[]} */
  const found = [];

  /** @param {string} name @param {string | null} version @param {string} least @param {string} advice */
  const check = (name, version, least, advice) => {
    const number = version?.match(/\d+(\.\d+)+/)?.[0];
    if (!number) problems.push(`${name} was not found. ${advice}`);
    else if (older(number, least))
      problems.push(`${name} ${number} is too old, ${least} or newer is needed. ${advice}`);
    else found.push(`${name} ${number}`);
  };

  check('Node', process.version, NODE, 'Install it from nodejs.org or by your system.');
  // npm names itself to its scripts; asking it would take a good part of a second.
  const npmVersion = process.env.npm_config_user_agent?.match(/npm\/(\S+)/)?.[1];
  check('npm', npmVersion ?? capture(...npm(['--version'])), '9.0.0', 'It comes with Node.');
  check('git', capture('git', ['--version']), '2.0.0', 'Install it by your system.');
  check('Rust (cargo)', capture('cargo', ['--version']), RUST, 'Install Rust with rustup: see rustup.rs.');
  check('Rust (rustc)', capture('rustc', ['--version']), RUST, 'Update Rust with `rustup update stable`.');

  if (problems.length) throw new ToolError(problems.join('\n'));
  return found.join(', ');
}

/** Whether version `a` comes before version `b`. @param {string} a @param {string} b */
export function older(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const at = left.findIndex((part, i) => part !== (right[i] ?? 0));
  return at >= 0 && left[at] < (right[at] ?? 0);
}

/** The version of a package in Cargo.lock. @param {string} name */
export function locked(name) {
  const lock = inProject('Cargo.lock');
  const text = fs.existsSync(lock) ? fs.readFileSync(lock, 'utf8') : '';
  const version = text.match(new RegExp(`name = "${name}"\r?\nversion = "([^"]+)"`))?.[1];
  if (!version) throw new ToolError(`Cargo.lock names no version of ${name}.`);
  return version;
}
