// A clinic's own data folder, fetched file by file into one bundle. Whether it may be used is for the core to say.
// Loaded where a page names a folder.
import { firstScreen, localeOf } from './content.js';

const NAME = /^[\w-]+\.json$/;
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** @param {string} folder @param {string} name */
export async function fetchJson(folder, name) {
  const base = new URL(folder.endsWith('/') ? folder : `${folder}/`);
  // No request ever goes to another host, whatever an attribute says.
  if (base.origin !== location.origin)
    throw { code: 'unsupported', message: 'the data folder must be on the same host as the page', where: folder };
  const url = new URL(name, base);
  const response = await fetch(url);
  if (!response.ok) throw { code: 'file-unreadable', message: `HTTP ${response.status}`, where: name };
  try {
    return JSON.parse(await response.text());
  } catch (error) {
    throw { code: 'json-syntax', message: String(error), where: name };
  }
}

/** A file that a folder need not have. @param {string} folder @param {string} name */
const fetchOptional = (folder, name) =>
  fetchJson(folder, name).catch((error) => {
    if (error.code === 'file-unreadable') return undefined;
    throw error;
  });

/**
 * As CheckContent of core/content takes it: the bundle, and what belongs to one language.
 * @param {string} folder @param {string} language taken where the folder has it, else its first one
 */
export async function fetchFolder(folder, language) {
  const manifest = await fetchJson(folder, 'manifest.json');
  /** @type {Record<string, any>} */
  const bundle = { manifest };
  const files = Array.isArray(manifest.files) ? manifest.files : [];
  for (const name of files) {
    if (!NAME.test(name))
      throw { code: 'unsupported', message: `"${name}" is not the name of a JSON file`, where: 'manifest.json' };
  }
  const contents = await Promise.all(files.map((/** @type {string} */ name) => fetchJson(folder, name)));
  files.forEach(
    (/** @type {string} */ name, /** @type {number} */ index) => (bundle[name.slice(0, -5)] = contents[index]),
  );
  const languages = (Array.isArray(manifest.languages) ? manifest.languages : []).filter((/** @type {any} */ code) =>
    LANGUAGE.test(code),
  );
  const chosen = languages.includes(language) ? language : (languages[0] ?? 'en');
  bundle.locale = await fetchJson(folder, `locales/${chosen}.json`);
  const [clinician, ask, fhir] = await Promise.all(
    [`locales/${chosen}-clinician.json`, `ask/${chosen}.json`, 'fhir.json'].map((name) => fetchOptional(folder, name)),
  );
  return {
    bundle,
    locales: { [chosen]: bundle.locale },
    ...(clinician ? { clinician: { [chosen]: clinician } } : {}),
    ...(ask ? { ask: { [chosen]: ask } } : {}),
    ...(fhir ? { fhir } : {}),
  };
}

/** What a page takes of the bundle and not of our own build. @param {any} bundle */
export const ofClinic = (bundle) => ({
  sources: bundle.sources.sources,
  locale: localeOf(bundle.locale),
  first: firstScreen(bundle, bundle.locale.texts),
});
