// Builds what the page needs besides its own sources: the WebAssembly package, the data and the samples.

import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { tool, wasmEnvironment } from '../setup/wasm-tools.mjs';
import { toolchain } from '../setup/wasm-target.mjs';
import { data, inProject, wasmCrate, www } from './paths.mjs';
import { ToolError, capture, run } from './run.mjs';
import { filesUnder, fingerprint, stamp } from './stamp.mjs';
import { step } from './steps.mjs';

const packed = inProject('target', 'wasm-pack');
const pkg = path.join(www, 'pkg');
const sources = ['Cargo.toml', 'Cargo.lock', '.cargo', 'src', 'node_modules/binaryen/package.json'].map((name) =>
  inProject(name),
);

/**
 * Small like the code it is given. The compiler has inlined what pays; more of it repeats code, which costs
 * 3 KB gzip. The features are those that rustc's wasm32 target has on.
 */
const WASM_OPT = [
  '-Oz',
  '--converge',
  // Nothing lies at the lowest kilobyte, where the end of the stack is.
  '--low-memory-unused',
  // In turn: functions always inlined, those without loops or calls, those with one caller.
  ...['-aimfs', '0', '-fimfs', '0', '-ocimfs', '0'],
  '--strip-debug',
  '--strip-producers',
  ...['bulk-memory', 'sign-ext', 'nontrapping-float-to-int', 'reference-types', 'multivalue', 'mutable-globals'].map(
    (feature) => `--enable-${feature}`,
  ),
];

/** Builds everything that changed since the last build. */
export async function buildPage() {
  await step(wasm);
  await step(copies);
}

/**
 * The page pays for every byte before its first result, the command line pays none: so the package is compiled for
 * size, and only the smallest functions are inlined (below).
 */
const SMALL = { CARGO_PROFILE_RELEASE_OPT_LEVEL: 'z' };

/**
 * Options of the compiler for the package. It is asked first which of them it knows: some are not stable yet. The last
 * two leave out what only someone who debugs the package would miss.
 */
const OPTIONS = [
  // Compiled for size, not even a comparison of two strings is inlined. What costs less than so many instructions is:
  // a text is read in three fifths of the time, for 13 KB gzip.
  '-Cllvm-args=-inline-threshold=25',
  // The message of a panic without file and line: 12 KB gzip less, and no path of the machine that built the page.
  '-Zlocation-detail=none',
  // Nothing for `{:?}`, which no output of the core uses and every type of the regex engine has: 10 KB gzip less.
  '-Zfmt-debug=none',
];

function options() {
  const open = { RUSTC_BOOTSTRAP: '1' };
  const rustc = toolchain().kind === 'debian' ? '/usr/bin/rustc' : 'rustc';
  const known = OPTIONS.filter((flag) => capture(rustc, [flag, '--print', 'cfg'], { env: open }) !== null);
  if (!known.length) return {};
  const own = (process.env.RUSTFLAGS ?? '').split(' ').filter(Boolean);
  return { ...open, CARGO_ENCODED_RUSTFLAGS: [...own, ...known].join('\x1f') };
}

const wasmInputs = () =>
  fingerprint(
    [...sources, wasmCrate],
    [toolchain().kind, toolchain().version, ...Object.values(SMALL), ...Object.values(options()), ...WASM_OPT],
  );

/** @type {import('./steps.mjs').Step} */
const wasm = {
  name: 'wasm package',
  what: 'wasm-pack build of crates/wasm into www/pkg, then wasm-opt (a minute or two the first time)',
  done: () => fs.existsSync(pkg) && stamp('wasm').holds(wasmInputs(), [pkg]) && 'up to date',
  async work(say) {
    const inputs = wasmInputs();
    fs.rmSync(packed, { recursive: true, force: true });
    const output = ['--out-dir', path.relative(wasmCrate, packed), '--out-name', 'rubricator_wasm'];
    // wasm-pack would download what is missing and optimise with a wasm-opt of its own; both are our steps.
    await run(
      tool('wasm-pack'),
      [
        'build',
        wasmCrate,
        '--target',
        'no-modules',
        '--release',
        '--mode',
        'no-install',
        '--no-opt',
        '--no-pack',
        ...output,
      ],
      { log: 'wasm-pack', env: { ...wasmEnvironment(), ...SMALL, ...options() }, onLine: say },
    );

    const file = 'rubricator_wasm_bg.wasm';
    const optimised = path.join(packed, 'optimised.wasm');
    const wasmOpt = inProject('node_modules', 'binaryen', 'bin', 'wasm-opt');
    await run(process.execPath, [wasmOpt, path.join(packed, file), '-o', optimised, ...WASM_OPT], {
      log: 'wasm-opt',
      onLine: say,
    });

    // Only now touched, so that a page being served never sees half a build.
    fs.rmSync(pkg, { recursive: true, force: true });
    fs.mkdirSync(pkg, { recursive: true });
    fs.copyFileSync(optimised, path.join(pkg, file));
    for (const name of ['rubricator_wasm.js', 'rubricator_wasm.d.ts'])
      fs.copyFileSync(path.join(packed, name), path.join(pkg, name));
    stamp('wasm').write(inputs, [pkg]);
    return `${kilobytes(path.join(packed, file))} from rustc, ${kilobytes(optimised)} after wasm-opt`;
  },
};

/** @type {import('./steps.mjs').Step} */
const copies = {
  name: 'data and samples',
  what: 'puts data/rubricator.bin, compressed, and the seed articles into www',
  done: () =>
    wanted().every(([from, to]) => same(from, to)) &&
    stamp('data').holds(fingerprint([data], []), [path.dirname(packedData)]) &&
    strays().length === 0 &&
    'up to date',
  async work() {
    for (const stray of strays()) fs.rmSync(stray);
    for (const [from, to] of wanted()) {
      fs.mkdirSync(path.dirname(to), { recursive: true });
      fs.copyFileSync(from, to);
    }
    fs.rmSync(path.dirname(packedData), { recursive: true, force: true });
    fs.mkdirSync(path.dirname(packedData), { recursive: true });
    fs.writeFileSync(packedData, gzipSync(fs.readFileSync(data), { level: 9 }));
    stamp('data').write(fingerprint([data], []), [path.dirname(packedData)]);
  },
};

/** The data for the page. Compressed here, since GitHub Pages sends a .bin as it is; the page inflates it. */
const packedData = path.join(www, 'data', 'rubricator.bin.gz');

/** Pairs of source and copy. @returns {[string, string][]} */
function wanted() {
  if (!fs.existsSync(data)) {
    throw new ToolError('data/rubricator.bin is missing; `cargo run --release -p rubricator-train -- pack` makes it.');
  }
  const seeds = filesUnder([inProject('seeds')]).filter(
    (file) => path.dirname(file) === inProject('seeds') && file.endsWith('.txt'),
  );
  return seeds.map((file) => [file, path.join(www, 'samples', path.basename(file))]);
}

/** Samples whose seed is gone. */
function strays() {
  const kept = new Set(wanted().map(([, to]) => to));
  return filesUnder([path.join(www, 'samples')]).filter((file) => !kept.has(file));
}

/** @param {string} a @param {string} b */
const same = (a, b) =>
  fs.existsSync(b) && fs.statSync(a).size === fs.statSync(b).size && fs.readFileSync(a).equals(fs.readFileSync(b));

/** @param {string} file */
const kilobytes = (file) => `${(fs.statSync(file).size / 1000).toFixed(0)} KB`;
