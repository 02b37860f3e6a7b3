// What is beside the questions, loaded when it is first wanted: asking in one's own words, how the content is made, and
// a clinician's texts.
import moreUrl from '#bundle/more-en.json?url';

import { fetchJson } from './clinic-data.js';
import { CoreError } from './core-client.js';

export { askView } from './views/ask.js';
export { editorialView } from './views/editorial.js';

/** @param {string} folder a clinic's own data folder, or "" @returns {Promise<import('./types.d.ts').MoreData>} */
export async function loadMore(folder) {
  if (!folder) {
    const response = await fetch(moreUrl).catch(() => undefined);
    if (!response?.ok) throw new CoreError({ code: 'network' });
    return response.json();
  }
  // Of a clinic's own content nothing is taken from ours: what it lacks is not shown.
  const part = (/** @type {string} */ name, /** @type {any} */ otherwise) =>
    fetchJson(folder, name).catch(() => otherwise);
  const [clinician, ask, editorial] = await Promise.all([
    part('locales/en-clinician.json', {}),
    part('ask/en.json', { words: {} }),
    part('editorial/en.json', { sections: [], changes: [] }),
  ]);
  return { clinician: clinician.texts ?? {}, ask, editorial };
}

/** @param {import('./element.js').CharleyCheck} host @param {string} response */
export const askCore = (host, response) =>
  host.core.ask({ texts: host.texts.all(), ask: host.more?.ask ?? { words: {} } }, response, host.question);
