// A clinic's own data folder, fetched file by file into one bundle. Whether it may be used is for the core to say.

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

/** @param {string} folder @param {string} language taken where the folder has it, else its first one */
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
  return bundle;
}
