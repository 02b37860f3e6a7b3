// The only importer of the WebAssembly module. Answers {id, method, args} with {id, ok, value | error}.
import createCheckModule from '#check';

import { fetchFolder } from './clinic-data.js';
import { firstScreen, localeOf } from './first-screen.js';

/** @type {import('../../wasm/check.d.ts').CheckModule | undefined} */
let core;

/** @param {string} text an envelope */
function unwrap(text) {
  const envelope = JSON.parse(text);
  if (!envelope.ok) throw envelope.error;
  return envelope.value;
}

/** A clinic's own content, or why it cannot be used. @param {import('../../wasm/check.d.ts').CheckModule} module @param {string} dataUrl @param {string} language */
async function clinicContent(module, dataUrl, language) {
  try {
    const bundle = await fetchFolder(dataUrl, language);
    const text = JSON.stringify(bundle);
    const problems = unwrap(module.check(text));
    return problems.length ? { problems } : { text, bundle, problems };
  } catch (reason) {
    return { problems: [errorData(reason)] };
  }
}

/** @param {string} bundleUrl @param {string} dataUrl a clinic's own data folder, or "" @param {string} language of its texts */
async function load(bundleUrl, dataUrl, language) {
  const [module, response] = await Promise.all([createCheckModule({ printErr: () => {} }), fetch(bundleUrl)]);
  if (!response.ok) throw { code: 'network', message: `HTTP ${response.status}`, where: bundleUrl };
  const own = dataUrl ? await clinicContent(module, dataUrl, language) : { problems: [] };
  const text = own.text ?? (await response.text());
  const value = unwrap(module.load(text));
  core = module;
  const bundle = own.bundle ?? JSON.parse(text);
  return {
    ...value,
    questionnaire: bundle.questionnaire,
    sources: Object.fromEntries(
      bundle.sources.sources.map((/** @type {{id: string}} */ source) => [source.id, source]),
    ),
    locale: own.bundle && localeOf(own.bundle.locale),
    first: own.bundle && firstScreen(own.bundle, own.bundle.locale.texts),
    languages: bundle.manifest.languages,
    source: own.bundle ? dataUrl : '',
    refused: own.problems,
  };
}

/** @param {string} method @param {any[]} args */
async function run(method, args) {
  if (method === 'load') return load(args[0], args[1], args[2]);
  if (!core) throw { code: 'not-loaded', message: 'load comes first', where: method };
  const call = /** @type {Record<string, (...args: any[]) => string>} */ (/** @type {unknown} */ (core))[method];
  return unwrap(call(...args));
}

/** @param {any} reason */
function errorData(reason) {
  if (reason && typeof reason.code === 'string') return reason;
  // A failed fetch or import is a TypeError; anything else came out of the module and poisons it.
  const network = reason instanceof TypeError && !core;
  return { code: network ? 'network' : 'core-failed', message: String(reason), where: 'worker' };
}

self.addEventListener('message', async ({ data }) => {
  try {
    self.postMessage({ id: data.id, ok: true, value: await run(data.method, data.args) });
  } catch (reason) {
    self.postMessage({ id: data.id, ok: false, error: errorData(reason) });
  }
});
