// The only user of the browser's storage. Nothing is stored before the person says so.
const KEY = 'charley:answers';
const FORMAT = 1;

/** @typedef {{format: number, savedAt: string, response: any}} Saved */

/** @returns {Saved | undefined} nothing when there is none or it cannot be read */
export function readSaved() {
  try {
    const saved = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return saved && typeof saved.savedAt === 'string' ? saved : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Saved} saved */
export function isUsable(saved) {
  return saved.format === FORMAT && saved.response?.resourceType === 'QuestionnaireResponse';
}

/** @param {object} response @returns {boolean} false when the browser refused */
export function save(response) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ format: FORMAT, savedAt: new Date().toISOString(), response }));
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
