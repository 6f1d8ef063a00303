// Finds the three browser engines that the page is tested in, and installs Debian's where that is asked for.

import fs from 'node:fs';
import path from 'node:path';
import { ToolError } from '../lib/run.mjs';
import { browserOf, which } from './browser.mjs';
import * as debian from './debian.mjs';

/** Where WebKitGTK keeps the small browser that its driver starts: no folder of the path. */
const MINIBROWSER = ['/usr/lib', '/usr/libexec', '/usr/lib64', '/usr/local/lib'];

/** @returns {string | null} */
function miniBrowser() {
  for (const folder of MINIBROWSER.filter((name) => fs.existsSync(name))) {
    const places = [
      folder,
      ...fs
        .readdirSync(folder)
        .filter((name) => name.endsWith('-linux-gnu'))
        .map((name) => path.join(folder, name)),
    ];
    for (const place of places) {
      for (const version of ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0']) {
        const program = path.join(place, version, 'MiniBrowser');
        if (fs.existsSync(program)) return program;
      }
    }
  }
  return null;
}

/** What is here of each engine; `lacking` says what is missing, or is null. */
export function engines() {
  const chromium = browserOf('chrome');
  const firefox = process.env.RUBRICATOR_FIREFOX ?? which('firefox-esr') ?? which('firefox');
  const driver = which('WebKitWebDriver');
  const browser = miniBrowser();
  const xvfb = process.env.DISPLAY ? null : which('Xvfb');
  const webkitLacks =
    !driver || !browser
      ? 'no WebKitGTK driver with its MiniBrowser here'
      : !xvfb && !process.env.DISPLAY
        ? 'no screen here, and no Xvfb'
        : null;
  return {
    chromium: { program: chromium ?? '', lacking: chromium ? null : 'no Chromium or Chrome here' },
    firefox: { program: firefox ?? '', lacking: firefox ? null : 'no Firefox here' },
    webkit: { driver: driver ?? '', browser: browser ?? '', xvfb, lacking: webkitLacks },
  };
}

/** Names of the engines that are missing, with what is missing of them. */
export const missing = () =>
  Object.entries(engines()).flatMap(([name, { lacking }]) => (lacking ? [`${name}: ${lacking}`] : []));

/** @type {import('../lib/steps.mjs').Step} */
export const threeEngines = {
  name: 'engines',
  what: "Debian's chromium, firefox-esr and webkit2gtk-driver, with a virtual screen (a minute or two)",
  done: () => missing().length === 0 && 'Chromium, Firefox and WebKit are here',
  async work(say) {
    if (!debian.canInstall()) {
      throw new ToolError(
        `${missing().join('\n')}\nThey can be installed by themselves only on Debian or its kin, as root.`,
      );
    }
    await debian.install(() => ['chromium', 'chromium-driver', 'firefox-esr', 'webkit2gtk-driver', 'xvfb'], say);
    if (missing().length) throw new ToolError(`Installed, and still missing: ${missing().join('; ')}`);
  },
};
