// The page's only Trusted Types policy: scripts may come from this page's own blobs and from nowhere else.

/** @typedef {{createScriptURL(url: string): string}} Policy */

const rules = {
  /** @param {string} url */
  createScriptURL(url) {
    if (url.startsWith(`blob:${location.origin}/`) || url.startsWith('blob:null/')) return url;
    throw new TypeError("Only this page's own worker may be started.");
  },
};

const types = /** @type {{trustedTypes?: {createPolicy(name: string, rules: object): Policy}}} */ (
  /** @type {unknown} */ (globalThis)
).trustedTypes;

/** @type {Policy} */
export const policy = types ? types.createPolicy('app', rules) : rules;
