// The only importer of the WebAssembly module. Answers {id, method, args} with {id, ok, value | error}.
import createCheckModule from '#check';

/** @type {import('../../wasm/check.d.ts').CheckModule | undefined} */
let core;

/** @param {string} bundleUrl */
async function load(bundleUrl) {
  const [module, response] = await Promise.all([createCheckModule({ printErr: () => {} }), fetch(bundleUrl)]);
  if (!response.ok) throw { code: 'network', message: `HTTP ${response.status}`, where: bundleUrl };
  const text = await response.text();
  const envelope = JSON.parse(module.load(text));
  if (!envelope.ok) throw envelope.error;
  core = module;
  const bundle = JSON.parse(text);
  return {
    ...envelope.value,
    questionnaire: bundle.questionnaire,
    sources: Object.fromEntries(
      bundle.sources.sources.map((/** @type {{id: string}} */ source) => [source.id, source]),
    ),
    regions: bundle.regions.regions,
    texts: bundle.locale.texts,
  };
}

/** @param {string} method @param {any[]} args */
async function run(method, args) {
  if (method === 'load') return load(args[0]);
  if (!core) throw { code: 'not-loaded', message: 'load comes first', where: method };
  const call = /** @type {Record<string, (...args: any[]) => string>} */ (/** @type {unknown} */ (core))[method];
  const envelope = JSON.parse(call(...args));
  if (!envelope.ok) throw envelope.error;
  return envelope.value;
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
