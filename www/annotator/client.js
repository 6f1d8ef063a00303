// The page's side of the worker: starts it, keeps only the newest request, restarts it when it dies.
import { policy } from './trusted.js';

/**
 * @typedef {import("./protocol.js").AnnotatedDocument} AnnotatedDocument
 * @typedef {import("./protocol.js").Options} Options
 * @typedef {{text: string, options: Options, onPart: (doc: AnnotatedDocument, upto: number) => void,
 *   resolve: (doc: AnnotatedDocument) => void, reject: (error: Error) => void, id: number, aside: boolean}} Job
 * @typedef {{glue: string|URL, wasm: string|URL, data: string|URL, worker: string|URL, attempts: string|URL}} Places
 */

/** A request that was overtaken by a newer one or stopped by the reader; nothing to report. */
export class Superseded extends Error {}

// Longer than this (milliseconds) and the analysis is taken for hung.
const TIME_OUT = 60_000;
// After a text of more UTF-16 units than this the worker is started afresh.
const HEAVY = 3_000_000;
// A running analysis of more UTF-16 units than this is killed rather than waited for when a newer text comes.
const WORTH_KILLING = 100_000;

/** @type {RequestCache} */
let keeping = 'default';

/**
 * Fetches a file of this page; behind `#` its address may hold the hash that the browser checks (see tools/lib/bundle.mjs).
 * @param {string|URL} url @param {string} what
 */
export async function get(url, what) {
  const { href, hash } = new URL(url, location.href);
  let response;
  try {
    response = await fetch(href, { integrity: decodeURI(hash.slice(1)), cache: keeping });
  } catch {
    throw new Error(
      `${what} could not be loaded${hash && navigator.onLine ? ', or came damaged or in another version than this page' : ''}. Check the connection and reload the page.`,
    );
  }
  if (!response.ok) throw new Error(`${what} could not be loaded (${response.status}). Reload the page.`);
  return response;
}

/** Compiles while downloading where the server says it is wasm, else from the bytes. @param {string|URL} url */
async function compile(url) {
  const response = await get(url, 'The analyser');
  const copy = response.clone();
  try {
    return await WebAssembly.compileStreaming(response);
  } catch {
    return await WebAssembly.compile(await copy.arrayBuffer());
  }
}

/**
 * Inflates what is still gzipped; a server may have said so and the browser inflated it already.
 * @param {ArrayBuffer} data
 */
async function inflate(data) {
  const [first, second] = new Uint8Array(data);
  if (first !== 0x1f || second !== 0x8b) return data;
  try {
    return await new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  } catch {
    throw new Error('The word lists arrived damaged. Reload the page.');
  }
}

/** What a reader is told when the worker has died. @param {string} why */
const brokeDown = (why) =>
  `The analyser broke down over this text (${why || 'no reason given'}) and is started afresh. If it happens again, read the text in smaller parts.`;

/** A worker from a blob, because only then does this page's security policy bind it. @param {string} source */
export function fromBlob(source) {
  return new Worker(policy.createScriptURL(URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))));
}

export class Client {
  /** @param {Places} places */
  constructor(places) {
    this.places = places;
    /** @type {Worker|null} */ this.worker = null;
    /** @type {Promise<{source: string, module: WebAssembly.Module, data: ArrayBuffer}>|null} */ this.parts = null;
    /** @type {Promise<void>|null} */ this.starting = null;
    /** @type {Job|null} */ this.running = null;
    /** @type {Job|null} */ this.waiting = null;
    /** @type {Job|null} */ this.asked = null;
    this.lastId = 0;
    this.timer = 0;
  }

  /** Loads what the worker needs, once; a failed load is tried again next time. */
  load() {
    this.parts ??= (async () => {
      const [module, data, ...scripts] = await Promise.all([
        compile(this.places.wasm),
        get(this.places.data, 'The word lists')
          .then((r) => r.arrayBuffer())
          .then(inflate),
        ...[this.places.glue, this.places.worker].map((url) => get(url, 'The analyser').then((r) => r.text())),
      ]);
      return { module, data, source: scripts.join('\n;\n') };
    })();
    this.parts.catch(() => {
      this.parts = null;
    });
    return this.parts;
  }

  /** Starts the worker; a start that failed is tried again next time. */
  start() {
    this.starting ??= this.load().then(
      ({ source, module, data }) =>
        new Promise((resolve, reject) => {
          const worker = fromBlob(source);
          this.worker = worker;
          worker.onmessage = (event) => {
            if (event.data.type === 'ready') resolve(undefined);
            else if (event.data.type === 'failed' && event.data.id === null) reject(new Error(event.data.message));
            else this.receive(event.data);
          };
          worker.onerror = (event) => {
            event.preventDefault();
            // A worker that was let go before may still speak.
            if (this.worker !== worker) return;
            const error = new Error(brokeDown(event.message));
            reject(error);
            this.fail(error);
          };
          // The data stays here for restarts: the worker is given a copy to own.
          const copy = data.slice(0);
          worker.postMessage({ type: 'init', module, data: copy }, [copy]);
        }),
    );
    // What was loaded may be why: next time it is loaded anew, past whatever the browser has kept of it.
    this.starting.catch(() => {
      this.kill();
      this.parts = null;
      keeping = 'reload';
    });
    return this.starting;
  }

  /**
   * Annotates a text; a newer call overtakes an older one, whose promise rejects with `Superseded`.
   * @param {string} text @param {Options} options @param {(doc: AnnotatedDocument, upto: number) => void} [onPart]
   * @returns {Promise<AnnotatedDocument>}
   */
  annotate(text, options, onPart = () => {}) {
    return new Promise((resolve, reject) => {
      this.waiting?.reject(new Superseded());
      this.waiting = { text, options, onPart, resolve, reject, id: ++this.lastId, aside: false };
      if (this.running && this.running.text.length > WORTH_KILLING) this.stop(new Superseded());
      this.next();
    });
  }

  /**
   * Annotates a few words beside the articles; it waits for what is being read, and overtakes only its like.
   * @param {string} text @param {Options} options @returns {Promise<AnnotatedDocument>}
   */
  ask(text, options) {
    return new Promise((resolve, reject) => {
      this.asked?.reject(new Superseded());
      this.asked = { text, options, onPart: () => {}, resolve, reject, id: ++this.lastId, aside: true };
      this.next();
    });
  }

  next() {
    const job = this.waiting ?? this.asked;
    if (this.running || !job) return;
    this.running = job;
    if (job.aside) this.asked = null;
    else this.waiting = null;
    this.start().then(
      () => {
        if (this.running !== job) return;
        this.timer = window.setTimeout(
          () =>
            this.stop(
              new Error('The analysis took more than a minute and was stopped. Read the text in smaller parts.'),
            ),
          TIME_OUT,
        );
        this.worker?.postMessage({ type: 'annotate', id: job.id, text: job.text, options: job.options });
      },
      (error) => {
        if (this.running === job) this.settle(() => job.reject(error));
      },
    );
  }

  /** @param {import("./protocol.js").FromWorker} message */
  receive(message) {
    const job = this.running;
    if (!job || !('id' in message) || message.id !== job.id) return;
    if (message.type === 'part' && !this.waiting) job.onPart(message.document, message.upto);
    // The memory of a core never shrinks: after a very long text a new one is cheaper. After a trap it can't be trusted.
    const worn = message.type === 'failed' ? message.fatal : message.type === 'result' && job.text.length > HEAVY;
    if (worn) this.kill();
    if (message.type === 'result')
      this.settle(() => (this.waiting && !job.aside ? job.reject(new Superseded()) : job.resolve(message.document)));
    if (message.type === 'failed')
      this.settle(() => job.reject(new Error(message.fatal ? brokeDown(message.message) : message.message)));
    if (worn) this.prepare();
  }

  /** Ends the running job and takes up the next. @param {() => void} finish */
  settle(finish) {
    clearTimeout(this.timer);
    this.running = null;
    finish();
    this.next();
  }

  /** @param {Error} error */
  fail(error) {
    const job = this.running;
    this.kill();
    if (job) this.settle(() => job.reject(error));
  }

  kill() {
    this.worker?.terminate();
    this.worker = null;
    this.starting = null;
  }

  /** Has a worker ready before it is asked for; why that failed is told when it is. */
  prepare() {
    this.start().catch(() => {});
  }

  /** Ends the worker, and with it whatever its memory still holds of a text, and makes a new one ready. @param {Error} [why] */
  renew(why = new Superseded()) {
    this.fail(why);
    this.prepare();
  }

  /** Stops what is running at once: wasm can't be interrupted, so its worker is ended. One that rests is kept. @param {Error} [why] */
  stop(why) {
    if (this.running) this.renew(why);
  }
}
