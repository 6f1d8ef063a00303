// Attempts to send something out of the page or the worker; each must be refused by the security policy.
// A module for the page; for the worker its text is joined in front, without the word "export" (see annotator/client.js).

/** Addresses that hold their own answer, for the ways out that can read one. @type {Record<string, string>} */
const SELF_ANSWERED = {
  fetch: 'data:,x',
  XMLHttpRequest: 'data:,x',
  'dynamic import': 'data:text/javascript,export default 1',
};

/**
 * Tries every way out that exists where it runs and says, one by one, what stopped it.
 * @param {{http: string, ws: string}} targets addresses of another site; none may be reached
 * @param {"page"|"worker"} where
 * @returns {Promise<{name: string, blocked: boolean, how: string}[]>}
 */
export async function attemptsToLeak(targets, where) {
  /** @type {SecurityPolicyViolationEvent[]} */
  const violations = [];
  /** @param {Event} event */
  const note = (event) => void violations.push(/** @type {SecurityPolicyViolationEvent} */ (event));
  self.addEventListener('securitypolicyviolation', note);

  /** Rejects when nothing has happened for a while, so that silence is never taken for success. @param {number} ms */
  const silence = (ms) => new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), ms));
  /** @param {EventTarget} target @returns {Promise<string>} */
  const outcome = (target) =>
    new Promise((resolve, reject) => {
      for (const good of ['load', 'open', 'message']) target.addEventListener(good, () => resolve(good));
      target.addEventListener('error', () => reject(new Error('error event')));
    });

  /** @type {Record<string, (url: string) => unknown>} */
  const everywhere = {
    fetch: (url) => fetch(url, { mode: 'no-cors' }),
    XMLHttpRequest: (url) => {
      const request = new XMLHttpRequest();
      const done = outcome(request);
      request.open('GET', url);
      request.send();
      return done;
    },
    WebSocket: (url) => outcome(new WebSocket(url.replace(targets.http, targets.ws))),
    EventSource: (url) => {
      if (!self.EventSource) throw new Error('blocked by this page');
      return outcome(new EventSource(url));
    },
    'dynamic import': (url) => import(url),
    // @ts-ignore: not in every browser
    ...(self.WebTransport
      ? { WebTransport: (/** @type {string} */ url) => new self.WebTransport(url.replace(/^http:/, 'https:')).ready }
      : {}),
  };
  /** @type {Record<string, (url: string) => unknown>} */
  const inWorker = {
    // @ts-ignore: exists in workers only
    importScripts: (url) => importScripts(url),
    'worker in worker': (url) => outcome(new Worker(url)),
  };
  /** @param {string} tag @param {Record<string, string>} properties */
  const element = (tag, properties) => {
    const made = document.createElement(tag);
    const done = outcome(made);
    Object.assign(made, properties);
    made.hidden = true;
    document.body.append(made);
    setTimeout(() => made.remove(), 1500);
    return done;
  };
  /** @type {Record<string, (url: string) => unknown>} */
  const inPage = {
    sendBeacon: (url) =>
      navigator.sendBeacon(url, 'x') ? Promise.race([silence(600)]) : Promise.reject(new Error('refused')),
    image: (url) => element('img', { src: url }),
    stylesheet: (url) => element('link', { rel: 'stylesheet', href: url }),
    script: (url) => element('script', { src: url }),
    frame: (url) => element('iframe', { src: url }),
    media: (url) => element('audio', { src: url }),
    ...Object.fromEntries(
      ['prefetch', 'preload', 'preconnect', 'dns-prefetch'].map((rel) => [
        rel,
        (/** @type {string} */ url) => element('link', { rel, href: url, as: 'image' }),
      ]),
    ),
    'form post': (url) => {
      const form = Object.assign(document.createElement('form'), { action: url, method: 'post', hidden: true });
      document.body.append(form);
      setTimeout(() => form.remove(), 1500);
      form.submit();
      return silence(600);
    },
    'new window': (url) => {
      if (open(url)) return;
      throw new Error('no answer');
    },
    WebRTC: (url) => {
      if (typeof RTCPeerConnection === 'undefined') throw new Error('blocked by this page');
      const line = new RTCPeerConnection({ iceServers: [{ urls: `stun:${new URL(url).host}` }] });
      line.createDataChannel('x');
      return line.createOffer().then((offer) => line.setLocalDescription(offer));
    },
    'inline script': () => {
      const script = document.createElement('script');
      script.textContent = "document.documentElement.dataset.leaked = 'yes'";
      document.body.append(script);
      script.remove();
      if (document.documentElement.dataset.leaked) return Promise.resolve();
      throw new Error('not run');
    },
    'text as HTML': () => {
      document.createElement('div').innerHTML = '<i>x</i>';
    },
  };

  const tries = Object.entries({ ...everywhere, ...(where === 'worker' ? inWorker : inPage) });
  const results = await Promise.all(
    tries.map(async ([name, attempt], index) => {
      // A name of its own in each address, so that each refusal can be told from the others.
      const url = `${targets.http}?${where}-${index}`;
      let end = 'went through';
      try {
        await Promise.race([Promise.resolve().then(() => attempt(url)), silence(1200)]);
      } catch (error) {
        end = error instanceof Error ? error.message : String(error);
        // Chromium and WebKit name Trusted Types, Firefox the sink that they guard.
        if (/trusted|sink type/i.test(end)) return { name, blocked: true, how: 'Trusted Types' };
        if (end === 'blocked by this page') return { name, blocked: true, how: end };
        if (error instanceof DOMException && error.name === 'SecurityError')
          return { name, blocked: true, how: 'SecurityError' };
      }
      // The browser reports a refusal a moment after it; only that report counts, not a failure that may have another cause.
      await silence(150).catch(() => {});
      const mine =
        violations.find((v) => v.blockedURI.endsWith(`${where}-${index}`)) ??
        (name === 'frame' ? violations.find((v) => v.effectiveDirective === 'frame-src') : undefined);
      if (mine) return { name, blocked: true, how: mine.effectiveDirective };
      // Some engines don't report what they refuse to a worker. There the same is tried with an address that holds its
      // own answer: it needs no network, so that nothing but the policy can stop it.
      const answer = end === 'went through' ? undefined : SELF_ANSWERED[name];
      if (answer) {
        try {
          await Promise.race([Promise.resolve().then(() => everywhere[name](answer)), silence(1200)]);
        } catch {
          return { name, blocked: true, how: 'the policy: even data:, which needs no network, is refused' };
        }
      }
      return { name, blocked: false, how: end };
    }),
  );
  self.removeEventListener('securitypolicyviolation', note);
  return results;
}
