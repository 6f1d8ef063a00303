// The worker: runs the core over one text at a time and answers every request with a result or a reason.
// It is joined to the wasm glue and started from a blob (see client.js), so it is a plain script, not a module.
(() => {
  /** @typedef {import("./protocol.js").FromWorker} FromWorker */
  /** @typedef {{annotate(text: string, options: object): import("./protocol.js").AnnotatedDocument}} Core */
  const scope = /** @type {{postMessage(message: FromWorker): void, onmessage: unknown, wasm_bindgen?: any}} */ (
    /** @type {unknown} */ (self)
  );

  // Not needed here, and the one way out whose refusal Firefox doesn't report, so that it could not be shown.
  Object.defineProperty(self, 'EventSource', { value: undefined });

  // Above this many UTF-16 units the first screens are analysed alone first, so that something is seen early.
  const LONG = 60_000;
  const FIRST_PART = 12_000;

  // Browsers compile wasm one function at a time, when it first runs, and again, better, when it has run often. This text,
  // read some dozens of times while nothing else is asked, does that beforehand, so that the first article is read at full speed.
  const ROUNDS = 40;
  const WARM_UP = `Council Rejects Bridge Plan
By Ann Lee
LISBON, March 3, 2021 (Reuters) — The mayor of Lisbon, Rui Costa, said on Monday that the bridge would open in two weeks.
“We looked at it twice,” he told the Daily Gazette. “It is safe, and I’ll cross it first.”
According to Mr. Costa, the Ministry of Transport and the European Union had paid $40 million in the spring of 2019; last year’s flood “changed everything”.
“Who would believe that?” asked Maria Silva, president of the Portuguese Engineers’ Association, who fought in the Gulf War. The treaty, signed on 12 June 1998, was renewed three months later.
Russian and Chinese officials met in New York at 9:30 a.m. Thursday, she added. The Times called the bridge a “monument to optimism”.`;

  /** @type {Core|null} */
  let core = null;

  /** A text asked for meanwhile is read between two rounds. @param {number} rounds */
  function warmUp(rounds) {
    setTimeout(() => {
      core?.annotate(WARM_UP, {});
      if (rounds > 1) warmUp(rounds - 1);
    });
  }

  /** @param {unknown} error */
  const reason = (error) => (error instanceof Error ? error.message : String(error));

  /** Ends the first part at a paragraph, so that no sentence is cut. @param {string} text */
  function firstPart(text) {
    const at = text.lastIndexOf('\n', FIRST_PART);
    return text.slice(0, at > FIRST_PART / 2 ? at : FIRST_PART);
  }

  /** @param {MessageEvent<import("./protocol.js").ToWorker>} event */
  scope.onmessage = async (event) => {
    const message = event.data;
    const id = 'id' in message ? message.id : null;
    try {
      if (message.type === 'init') {
        // @ts-ignore: the glue in front of this script declares it
        const bindings = wasm_bindgen;
        bindings.initSync({ module: message.module });
        core = new bindings.Annotator(new Uint8Array(message.data));
        scope.postMessage({ type: 'ready' });
        warmUp(ROUNDS);
      } else if (message.type === 'annotate') {
        if (!core) throw new Error('The analyser has not started.');
        if (message.text.length > LONG) {
          const part = firstPart(message.text);
          scope.postMessage({
            type: 'part',
            id: message.id,
            document: core.annotate(part, message.options),
            upto: part.length,
          });
        }
        scope.postMessage({ type: 'result', id: message.id, document: core.annotate(message.text, message.options) });
      } else if (message.type === 'probe') {
        // @ts-ignore: privacy/attempts.js is joined in front when this is asked for
        const results = await attemptsToLeak(message.targets, 'worker');
        scope.postMessage({ type: 'probed', id: message.id, results });
      }
    } catch (error) {
      // After a trap the memory of the core can't be trusted; the page starts a new worker.
      const fatal = message.type === 'init' || error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
      scope.postMessage({ type: 'failed', id, message: reason(error), fatal });
    }
  };
})();
