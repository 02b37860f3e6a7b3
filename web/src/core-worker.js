// The only importer of the WebAssembly modules. Answers {id, method, args} with {id, ok, value | error}. Most visitors
// need the small module only; the whole one takes its place for a clinic's own content and for questions in own words.
import createCheckModule from './check-module.js';

import { slim } from './answers.js';
import { fetchFolder } from './clinic-data.js';
import { firstScreen, localeOf } from './first-screen.js';
import { unpack } from './unpack.js';

/** The small module, or the whole one from the start. @type {import('../../wasm/check.d.ts').CheckModule | import('../../wasm/whole.d.ts').WholeModule | undefined} */
let core;
/** The whole one, once it was wanted. @type {import('../../wasm/whole.d.ts').WholeModule | undefined} */
let whole;
/** It is on its way; a second call waits for the same one. @type {Promise<import('../../wasm/whole.d.ts').WholeModule> | undefined} */
let becoming;
/** Addresses of the modules. @type {{check: string, whole: string, wholeWasm: string}} */
let modules;
/** What it has loaded. @type {{url: string, text: string}} */
let loaded = { url: '', text: '' };

async function createWhole() {
  const { default: createWholeModule } = await import(/* @vite-ignore */ modules.whole).catch((reason) => {
    throw { code: 'network', message: String(reason), where: modules.whole };
  });
  return createWholeModule({ locateFile: () => modules.wholeWasm, printErr: () => {} });
}

/** Our own content. @param {string} url */
async function fetchBundle(url) {
  const response = await fetch(url);
  if (!response.ok) throw { code: 'network', message: `HTTP ${response.status}`, where: url };
  const packed = await response.json().catch((reason) => {
    throw { code: 'json-syntax', message: String(reason), where: url };
  });
  return unpack(packed);
}

/** @param {string} text an envelope */
function unwrap(text) {
  const envelope = JSON.parse(text);
  if (!envelope.ok) throw envelope.error;
  return envelope.value;
}

/** A clinic's own content, or why it cannot be used. @param {import('../../wasm/whole.d.ts').WholeModule} module @param {string} dataUrl @param {string} language */
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
  const [module, ours] = await Promise.all([
    dataUrl ? createWhole() : createCheckModule(modules.check),
    fetchBundle(bundleUrl),
  ]);
  whole = dataUrl ? /** @type {import('../../wasm/whole.d.ts').WholeModule} */ (module) : undefined;
  const own = whole ? await clinicContent(whole, dataUrl, language) : { problems: [] };
  const bundle = own.bundle ?? ours;
  const value = unwrap(module.load(own.text ?? JSON.stringify(ours)));
  core = module;
  loaded = own.text ? { url: '', text: own.text } : { url: bundleUrl, text: '' };
  const { questionnaire } = bundle;
  return {
    ...value,
    questionnaire: { url: questionnaire.url, version: questionnaire.version, item: slim(questionnaire.item) },
    sources: own.bundle?.sources.sources,
    locale: own.bundle && localeOf(own.bundle.locale),
    first: own.bundle && firstScreen(own.bundle, own.bundle.locale.texts),
    languages: bundle.manifest.languages,
    source: own.bundle ? dataUrl : '',
    refused: own.problems,
  };
}

/** The whole module, put in the place of the small one. */
function becomeWhole() {
  if (whole) return whole;
  becoming ??= Promise.all([
    createWhole(),
    loaded.text || fetchBundle(loaded.url).then((bundle) => JSON.stringify(bundle)),
  ])
    .then(([module, text]) => {
      unwrap(module.load(text));
      whole = module;
      return module;
    })
    .finally(() => (becoming = undefined));
  return becoming;
}

/** A result; recordings and what other answers would change are reckoned by the whole module. @param {string} response @param {string} reports @param {boolean} changes */
async function assess(response, reports, changes) {
  const module = reports || changes ? await becomeWhole() : whole;
  if (module) return module.assess(response, reports, changes);
  return /** @type {import('../../wasm/check.d.ts').CheckModule} */ (core).assess(response);
}

/** @param {string} method @param {any[]} args */
async function run(method, args) {
  if (method === 'load') {
    modules = args[0];
    return load(args[1], args[2], args[3]);
  }
  if (!core) throw { code: 'not-loaded', message: 'load comes first', where: method };
  if (method === 'assess') return unwrap(await assess(args[0], args[1], args[2]));
  const module = ['askLoad', 'ask', 'fhir'].includes(method) ? await becomeWhole() : (whole ?? core);
  const call = /** @type {Record<string, (...args: any[]) => string>} */ (/** @type {unknown} */ (module))[method];
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
