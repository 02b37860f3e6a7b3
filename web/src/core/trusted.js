// Addresses of our own scripts under Trusted Types. Only addresses that the build or this page made go through here.
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('charley', {
  createScriptURL: (/** @type {string} */ url) => url,
});

/** @param {string} url @returns {string} a TrustedScriptURL where the browser knows them */
export const scriptUrl = (url) => (policy ? policy.createScriptURL(url) : url);
