// Takes away the one way out that no content security policy of today's browsers covers: WebRTC.
// A plain script in the head, so that it runs before anything else.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "RTCIceTransport"]) {
  if (name in window) {
    Object.defineProperty(window, name, {
      value: function blocked() { throw new Error("blocked by this page"); },
      writable: false, configurable: false,
    });
  }
}
