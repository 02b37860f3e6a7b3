// What is beside the questions, loaded when it is first wanted: asking in one's own words, how the content is made, and
// a clinician's texts.
import { fetchJson } from './clinic-data.js';
import { loadMoreTexts } from './languages.js';

export { arrivedView } from './views/arrived.js';
export { askView } from './views/ask.js';
export { editorialView } from './views/editorial.js';

/** @param {string} language @param {string} folder a clinic's own data folder, or "" @returns {Promise<import('./types.d.ts').MoreData>} */
export async function loadMore(language, folder) {
  const own = await loadMoreTexts(language);
  if (!folder) return own;
  // Of a clinic's own content nothing is taken from ours but the words around it: what it lacks is not shown.
  const part = (/** @type {string} */ name, /** @type {any} */ otherwise) =>
    fetchJson(folder, name).catch(() => otherwise);
  const [clinician, ask, editorial, fhir] = await Promise.all([
    part(`locales/${language}-clinician.json`, {}),
    part(`ask/${language}.json`, { words: {} }),
    part(`editorial/${language}.json`, { sections: [], changes: [] }),
    part('fhir.json', { observations: [] }),
  ]);
  return { texts: own.texts, clinician: clinician.texts ?? {}, ask, editorial, fhir };
}

/** @param {import('./element.js').CharleyCheck} host @param {string} response */
export const askCore = (host, response) =>
  host.core.ask({ texts: host.texts.all(), ask: host.more?.ask ?? { words: {} } }, response, host.question);
