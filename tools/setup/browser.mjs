// Finds a browser and its driver for the tests, or installs Debian's Chromium where that is allowed.

import fs from 'node:fs';
import path from 'node:path';
import { cache } from '../lib/paths.mjs';
import { ToolError, capture } from '../lib/run.mjs';
import * as debian from './debian.mjs';

/**
 * A browser, and the WebDriver program that goes with it if there is one.
 * @typedef {{ kind: 'chrome' | 'firefox', program: string, driver: string | null }} Browser
 */

const CHROMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];

/** Where browsers are that are not on the path. */
const APPLICATIONS = {
  darwin: ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
    process.env[name] ? [path.join(process.env[name], 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
  ),
};

/** For a browser without a window that asks nothing of the network by itself. */
export const CHROME_FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses to start as root otherwise. The pages are our own.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** A program on the path. @param {string} name */
export function which(name) {
  const folders = (process.env.PATH ?? process.env.Path ?? '').split(path.delimiter).filter(Boolean);
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name];
  return (
    folders.flatMap((folder) => names.map((file) => path.join(folder, file))).find((file) => fs.existsSync(file)) ??
    null
  );
}

/** The major version a browser or driver gives for itself. @param {string} program */
const major = (program) => capture(program, ['--version'])?.match(/(\d+)\.\d/)?.[1];

/** The driver of a Chrome: only one of the same major version will talk to it. @param {string} program */
function chromeDriver(program) {
  const driver = process.env.CHROMEDRIVER ?? which('chromedriver');
  if (!driver) return null;
  // chrome.exe answers no questions about its version.
  return process.platform === 'win32' || major(driver) === major(program) ? driver : null;
}

/** Every browser here, the most useful first: Chrome with a driver, Chrome, Firefox. @returns {Browser[]} */
function browsers() {
  const named = process.env.RUBRICATOR_BROWSER ?? process.env.CHROME_PATH;
  const places = named
    ? [named]
    : [...CHROMES.map(which), ...(APPLICATIONS[/** @type {'darwin' | 'win32'} */ (process.platform)] ?? [])];
  const chromes = places
    .filter((program) => program !== null && fs.existsSync(program))
    .map(
      (program) =>
        /** @type {Browser} */ ({ kind: 'chrome', program, driver: chromeDriver(/** @type {string} */ (program)) }),
    );
  const program = which('firefox');
  const driver = process.env.GECKODRIVER ?? which('geckodriver');
  const firefox = program && driver ? [/** @type {Browser} */ ({ kind: 'firefox', program, driver })] : [];
  return [...chromes.filter((found) => found.driver), ...chromes.filter((found) => !found.driver), ...firefox];
}

/** The program of the first browser of one kind, or null. @param {Browser['kind']} kind */
export const browserOf = (kind) => browsers().find((found) => found.kind === kind)?.program ?? null;

/** @type {Browser | undefined} */
let known;

/** The browser to test in, if there is one. */
const find = () => (known ??= browsers()[0]);

/** The browser to test in, after the set-up. */
export function browser() {
  const found = find();
  if (!found) throw new ToolError('No browser was found.');
  return found;
}

const describe = () => {
  const found = find();
  return found ? `${found.program}${found.driver ? ` with ${found.driver}` : ', without a driver'}` : false;
};

/** @type {import('../lib/steps.mjs').Step} */
export const testBrowser = {
  name: 'browser',
  what: "Debian's chromium and chromium-driver (under a minute)",
  // A Chrome whose driver is missing will do, but not where the pair can be had.
  done: () => (find()?.driver || !debian.canInstall()) && describe(),
  async work(say) {
    if (!debian.canInstall()) {
      throw new ToolError(
        'The tests need Chrome, Chromium or Firefox. Install one, or name it in RUBRICATOR_BROWSER. On Debian, as root: apt-get install chromium chromium-driver',
      );
    }
    await debian.install(() => ['chromium', 'chromium-driver'], say);
    known = undefined;
    return describe() || Promise.reject(new ToolError('chromium was installed, and still no browser is found.'));
  },
};

/** Writes the driver's settings, and answers with the file's path. @param {Browser} found */
export function driverSettings({ kind, program }) {
  const file = path.join(cache, 'webdriver.json');
  const settings =
    kind === 'chrome'
      ? { 'goog:chromeOptions': { binary: program, args: CHROME_FLAGS } }
      : { 'moz:firefoxOptions': { binary: program, args: ['-headless'] } };
  fs.mkdirSync(cache, { recursive: true });
  fs.writeFileSync(file, JSON.stringify(settings, null, 2));
  return file;
}
