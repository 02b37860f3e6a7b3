// Runs the core beside the page. Answers {id, method, args} with {id, ok, value | error}.
import { slim } from './content.js';
import { CoreModules } from './modules.js';
import { unpack } from './unpack.js';

/** @type {CoreModules | undefined} */
let core;

/** A file of our own content. One that is cut short did not arrive. @param {string} url */
async function fetchPacked(url) {
  const response = await fetch(url);
  if (!response.ok) throw { code: 'network', message: `HTTP ${response.status}`, where: url };
  const packed = await response.json().catch((reason) => {
    throw { code: 'network', message: String(reason), where: url };
  });
  return unpack(packed);
}

/** A clinic's own content, or why it cannot be used. @param {CoreModules} modules @param {string} dataUrl @param {string} language */
async function clinicContent(modules, dataUrl, language) {
  try {
    const { fetchFolder, ofClinic } = await import('./clinic-data.js');
    const content = await fetchFolder(dataUrl, language);
    const problems = await modules.call('check', [JSON.stringify(content)]);
    const { bundle } = content;
    return problems.length ? { problems } : { text: JSON.stringify(bundle), bundle, page: ofClinic(bundle), problems };
  } catch (reason) {
    return { problems: [errorData(reason)] };
  }
}

/** @param {any} bundle */
function pageData({ questionnaire: { url, version, item }, manifest: { languages } }) {
  return { questionnaire: { url, version, item: slim(item) }, languages };
}

/**
 * @param {import('./module-files.js').ModuleFiles} files
 * @param {import('./module-files.js').ContentFiles} content
 * @param {string} dataUrl a clinic's own data folder, or "" @param {string} language of its texts
 */
async function load(files, content, dataUrl, language) {
  const [modules, ours] = await Promise.all([
    CoreModules.create(files, dataUrl !== ''),
    fetchPacked(content.knowledge),
  ]);
  const own = dataUrl ? await clinicContent(modules, dataUrl, language) : { problems: [] };
  const { text } = own;
  // A clinic's own content brings its own words; the two are never mixed.
  const later = (/** @type {string} */ url) => async () => text ?? JSON.stringify(await fetchPacked(url));
  const value = modules.load(text ?? JSON.stringify(ours), {
    knowledge: later(content.knowledge),
    words: later(content.words),
  });
  core = modules;
  return {
    ...value,
    ...pageData(own.bundle ?? ours),
    ...own.page,
    source: own.bundle ? dataUrl : '',
    refused: own.problems,
  };
}

/** @param {string} method @param {any[]} args */
function run(method, args) {
  if (method === 'load') return load(args[0], args[1], args[2], args[3]);
  if (!core) throw { code: 'not-loaded', message: 'load comes first', where: method };
  return core.call(method, args);
}

/** Whether the page's policy refuses even an empty module. */
function isForbidden() {
  try {
    return !new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch {
    return true;
  }
}

/** @param {any} reason */
function errorData(reason) {
  if (reason && typeof reason.code === 'string') return reason;
  if (reason instanceof WebAssembly.CompileError && isForbidden()) return { code: 'blocked', message: String(reason) };
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
