// Where the texts come from: files of the build, or of a clinic's own folder.
import { lateCode } from '../core/error.js';
import { loadPart, loadSources } from './languages.js';

/** Of a clinic's own content nothing is taken from ours but the words around it: what it lacks is not shown. @type {Record<string, (language: string) => {file: string, otherwise: unknown}>} */
const OF_CLINIC = {
  clinician: (language) => ({ file: `locales/${language}-clinician.json`, otherwise: { texts: {} } }),
  ask: (language) => ({ file: `ask/${language}.json`, otherwise: { words: {} } }),
  editorial: (language) => ({ file: `editorial/${language}.json`, otherwise: { sections: [], changes: [] } }),
  now: () => ({ file: 'now.json', otherwise: { careful: { text: 'now.careful' }, steps: [] } }),
  take: () => ({ file: 'fhir.json', otherwise: { observations: [] } }),
};

/** @type {import('./content.js').Library} */
export const library = {
  sources: loadSources,

  async part(name, language, folder) {
    const ours = await loadPart(name, language);
    if (!folder || !Object.hasOwn(OF_CLINIC, name)) return ours;
    const { file, otherwise } = OF_CLINIC[name](language);
    const { fetchJson } = await lateCode(import('../core/clinic-data.js'));
    const data = await fetchJson(folder, file).catch(() => otherwise);
    return { texts: ours.texts, data: name === 'clinician' ? (data.texts ?? {}) : data };
  },
};
