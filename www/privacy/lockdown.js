// Takes away the ways out that no content security policy of today's browsers covers in full.
// A plain script in the head, so that it runs before anything else.
{
  const refuse = () => {
    throw new Error('blocked by this page');
  };
  /** @param {object} owner @param {string} name @param {Function} value */
  const seal = (owner, name, value) =>
    Object.defineProperty(owner, name, { value, writable: false, configurable: false });

  // WebRTC asks no policy at all.
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'RTCIceTransport']) {
    if (name in window)
      seal(window, name, function blocked() {
        refuse();
      });
  }

  // A link may look up a name or open a connection without asking (preconnect, dns-prefetch), and Chromium opens an
  // empty connection for a frame or a form before it asks. The page makes none of them.
  const barred = /^(?:link|i?frame|object|embed|portal|fencedframe|base|meta)$/i;
  for (const [name, place] of /** @type {["createElement"|"createElementNS", number][]} */ ([
    ['createElement', 0],
    ['createElementNS', 1],
  ])) {
    const make = /** @type {Function} */ (Document.prototype[name]);
    seal(
      Document.prototype,
      name,
      /** @this {Document} @param {any[]} given */ function (...given) {
        // Read once: what is checked is what is made.
        given[place] = String(given[place]);
        if (barred.test(given[place].replace(/^.*:/, ''))) refuse();
        return make.apply(this, given);
      },
    );
  }
  for (const name of ['submit', 'requestSubmit']) seal(HTMLFormElement.prototype, name, refuse);
  seal(window, 'open', refuse);

  // No policy covers going to another page. Where the browser tells of it, only the reader may go.
  /** @type {any} */ (window).navigation?.addEventListener('navigate', (/** @type {any} */ event) => {
    if (new URL(event.destination.url).origin !== location.origin && !event.userInitiated) event.preventDefault();
  });
}
