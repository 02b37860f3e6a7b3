// The only user of the browser's storage for answers; recordings lie in sensor/recording-store.js. Nothing is stored
// before the person says so.
import { DATABASE, FOLDER } from './sensor/names.js';

const KEY = 'charley:answers';
const FORMAT = 1;

/** @typedef {{format: number, savedAt: string, response: any, sensor?: any[], language?: string}} Saved */

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

/** Answers and recordings: everything that this check has stored. */
export async function eraseEverything() {
  erase();
  try {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(FOLDER, { recursive: true });
  } catch {
    // There is no such folder, or this browser has no such storage.
  }
  try {
    indexedDB.deleteDatabase(DATABASE);
  } catch {
    // As above.
  }
}
