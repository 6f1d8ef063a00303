// Runs other programs: one call to capture an answer, one to do work into a log file.

import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { logs, root } from './paths.mjs';

/** A failure whose message is meant for the reader; no stack trace is shown. */
export class ToolError extends Error {}

/** Paths before the user's own, so that tools found there win. @param {...string} folders */
export function pathWith(...folders) {
  // Windows spells it "Path"; writing "PATH" beside it would leave two of them.
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { [key]: [...folders, process.env[key] ?? ''].join(path.delimiter) };
}

/**
 * The standard output of a short command, trimmed; `null` when it is missing or fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, timeout?: number }} [options] timeout in milliseconds
 */
export function capture(command, args, { env = {}, timeout = 30_000 } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout,
    windowsHide: true,
  });
  return result.status === 0 ? result.stdout.trim() : null;
}

/**
 * How to call npm: through the Node that runs us, since Windows cannot spawn npm.cmd directly.
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function npm(args) {
  const script = process.env.npm_execpath;
  if (script && /\.c?js$/.test(script)) return [process.execPath, [script, ...args]];
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (fs.existsSync(beside)) return [process.execPath, [beside, ...args]];
  return ['npm', args];
}

/**
 * Runs a command with its output going to a log file; throws a ToolError with that output when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{
 *   log: string,
 *   cwd?: string,
 *   env?: Record<string, string | undefined>,
 *   timeout?: number,
 *   onLine?: (line: string) => void,
 *   live?: boolean,
 * }} options `log` is a file name without ending; timeout in milliseconds; `live` also shows the output as it comes
 * @returns {Promise<string>} everything it printed
 */
export function run(command, args, { log, cwd = root, env = {}, timeout = 0, onLine, live = false }) {
  fs.mkdirSync(logs, { recursive: true });
  const file = path.join(logs, `${log}.log`);
  const stream = fs.createWriteStream(file);
  const shown = [command, ...args].map((part) => (/\s/.test(part) ? JSON.stringify(part) : part)).join(' ');
  stream.write(`$ ${shown}\n`);

  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    let timedOut = false;
    const timer = timeout
      ? setTimeout(() => {
          timedOut = true;
          child.kill();
        }, timeout)
      : undefined;

    /** @param {Buffer} chunk */
    const take = (chunk) => {
      const text = chunk.toString();
      output += text;
      stream.write(text);
      if (live) process.stdout.write(text);
      const line = text
        .split(/\r|\n/)
        .map((part) => part.trim())
        .filter(Boolean)
        .at(-1);
      if (line) onLine?.(line);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);

    /** @param {string} problem */
    const fail = (problem) => {
      clearTimeout(timer);
      stream.end();
      const tail = live ? '' : `${lastLines(output, 150)}\n`;
      reject(new ToolError(`${tail}${problem}\n  command: ${shown}\n  log: ${path.relative(root, file)}`));
    };
    child.on('error', (error) => fail(`${command} could not be started: ${error.message}`));
    child.on('close', (code, signal) => {
      if (timedOut) return fail(`${command} gave no answer within ${timeout / 1000} s.`);
      if (code !== 0) return fail(`${command} ended with ${signal ? `signal ${signal}` : `exit code ${code}`}.`);
      clearTimeout(timer);
      stream.end();
      resolve(output);
    });
  });
}

/** @param {string} text @param {number} count */
function lastLines(text, count) {
  const lines = text.trimEnd().split('\n');
  const cut = lines.length > count ? [`… ${lines.length - count} lines before this are in the log`] : [];
  return [...cut, ...lines.slice(-count)].join('\n');
}
