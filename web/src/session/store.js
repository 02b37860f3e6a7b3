// The only user of localStorage, where answers are kept; recordings belong to places/sensor. Nothing is stored before the
// person says so.

const KEY = 'charley:answers';
const FORMAT = 1;

/** @typedef {import('../core/types.d.ts').QuestionnaireResponse} Response */
/** @typedef {import('../../../wasm/night.d.ts').NightReport} NightReport */
/** @typedef {{format: number, savedAt: string, response?: Response, sensor?: NightReport[], language?: string}} Saved */

/** @returns {string | null} */
function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // Storage that cannot be reached holds nothing of ours.
  }
}

/** @returns {Saved | undefined} what cannot be read is there all the same, and not usable */
export function readSaved() {
  const text = stored();
  if (text === null) return undefined;
  try {
    const saved = JSON.parse(text);
    if (typeof saved.savedAt === 'string') return saved;
  } catch {
    // It is told like one of another version.
  }
  return { format: 0, savedAt: '' };
}

/** @param {Saved} saved */
export function isUsable(saved) {
  return saved.format === FORMAT && saved.response?.resourceType === 'QuestionnaireResponse';
}

/** @param {object} response @param {object[]} sensor reports @param {string} language chosen here, or "" @returns {boolean} false when the browser refused */
export function save(response, sensor, language) {
  const savedAt = new Date().toISOString();
  try {
    localStorage.setItem(KEY, JSON.stringify({ format: FORMAT, savedAt, response, sensor, language }));
    return true;
  } catch {
    return false;
  }
}

export function erase() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Storage that cannot be reached holds nothing of ours.
  }
}
