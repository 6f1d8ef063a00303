// The worker: runs the core over one text at a time and answers every request with a result or a reason.
// It is joined to the wasm glue and started from a blob (see client.js), so it is a plain script, not a module.
(() => {
  /** @typedef {import("./protocol.js").FromWorker} FromWorker */
  /** @typedef {{annotate(text: string, options: object): import("./protocol.js").AnnotatedDocument}} Core */
  const scope = /** @type {{postMessage(message: FromWorker): void, onmessage: unknown, wasm_bindgen?: any}} */ (
    /** @type {unknown} */ (self)
  );

  // Not needed here, and the one way out whose refusal Firefox doesn't report, so that it could not be shown.
  Object.defineProperty(self, "EventSource", { value: undefined });

  // Above this many UTF-16 units the first screens are analysed alone first, so that something is seen early.
  const LONG = 150_000;
  const FIRST_PART = 24_000;

  /** @type {Core|null} */
  let core = null;

  /** @param {unknown} error */
  const reason = (error) => (error instanceof Error ? error.message : String(error));

  /** Ends the first part at a paragraph, so that no sentence is cut. @param {string} text */
  function firstPart(text) {
    const at = text.lastIndexOf("\n", FIRST_PART);
    return text.slice(0, at > FIRST_PART / 2 ? at : FIRST_PART);
  }

  /** @param {MessageEvent<import("./protocol.js").ToWorker>} event */
  scope.onmessage = async (event) => {
    const message = event.data;
    const id = "id" in message ? message.id : null;
    try {
      if (message.type === "init") {
        // @ts-ignore: the glue in front of this script declares it
        const bindings = wasm_bindgen;
        bindings.initSync({ module: message.module });
        core = new bindings.Annotator(new Uint8Array(message.data));
        scope.postMessage({ type: "ready" });
      } else if (message.type === "annotate") {
        if (!core) throw new Error("The analyser has not started.");
        if (message.text.length > LONG) {
          const part = firstPart(message.text);
          scope.postMessage({ type: "part", id: message.id, document: core.annotate(part, message.options), upto: part.length });
        }
        scope.postMessage({ type: "result", id: message.id, document: core.annotate(message.text, message.options) });
      } else if (message.type === "probe") {
        // @ts-ignore: privacy/attempts.js is joined in front when this is asked for
        const results = await attemptsToLeak(message.targets, "worker");
        scope.postMessage({ type: "probed", id: message.id, results });
      }
    } catch (error) {
      // After a trap the memory of the core can't be trusted; the page starts a new worker.
      const fatal = message.type === "init" || error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
      scope.postMessage({ type: "failed", id, message: reason(error), fatal });
    }
  };
})();
