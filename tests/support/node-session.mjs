// A session without a page: the real core in Node, the real content.
import { readFileSync } from 'node:fs';

import createWholeModule from '../../build/wasm/wasm/whole.mjs';
import { localeOf, slim } from '../../web/src/core/content.js';
import { CoreModules } from '../../web/src/core/modules.js';
import { unpack } from '../../web/src/core/unpack.js';
import { Session } from '../../web/src/session/session.js';
import { Settings } from '../../web/src/session/settings.js';
import { Content } from '../../web/src/texts/content.js';

const json = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));

/** The core as a page has it, but not in a worker. */
export async function nodeCore() {
  const wasmBinary = readFileSync('build/wasm/wasm/whole.wasm');
  const module = await createWholeModule({ wasmBinary, printErr: () => {} });
  const modules = new CoreModules({ check: '', whole: '', wholeWasm: '' }, module, module);
  const knowledge = unpack(json('build/bundle/check.json'));
  const words = () => JSON.stringify(unpack(json('build/bundle/words.json')));
  modules.load(JSON.stringify(knowledge), { knowledge: () => '', words });
  const call =
    (/** @type {string} */ name) =>
    (/** @type {any[]} */ ...args) =>
      modules.call(name, args);
  return {
    knowledge,
    flow: (/** @type {string} */ response, /** @type {string} */ after, quick = false) =>
      modules.call('flow', [response, after, quick]),
    assess: (/** @type {string} */ response, reports = '', changes = true) =>
      modules.call('assess', [response, reports, changes]),
    searchMedicines: call('searchMedicines'),
    readMedicines: call('readMedicines'),
    fhir: call('fhir'),
    askLoad: call('askLoad'),
    ask: call('ask'),
  };
}

export function nodeContent() {
  const { questionnaire, manifest } = unpack(json('build/bundle/check.json'));
  const library = {
    part: async (/** @type {string} */ name, /** @type {string} */ language) =>
      json(`build/bundle/${name}-${language}.json`),
    sources: async () => json('build/bundle/sources.json'),
  };
  const content = new Content(json('build/bundle/first-screen.json'), manifest.languages, library);
  const { url, version, item } = questionnaire;
  content.use({
    ...{ version: '', date: '', languages: manifest.languages, source: '', refused: [] },
    questionnaire: { url, version, item: slim(item) },
  });
  content.speak(localeOf(json('data/locales/en.json')), 'en-GB');
  return content;
}

/** @type {import('../../web/src/session/settings.js').Attributes} */
export const ATTRIBUTES = {
  ...{ lang: 'en', audience: 'patient', regionCode: 'GB', theme: 'auto', start: 'check', features: '', dataUrl: '' },
  ...{ contactName: '', contactPhone: '', contactUrl: '', history: '', shareResult: false, page: false, frame: false },
};

/** @param {object} [attributes] */
export async function nodeSession(attributes = {}) {
  const core = await nodeCore();
  const content = nodeContent();
  const settings = new Settings({ ...ATTRIBUTES, ...attributes }, content, 'https://clinic.example/page/');
  let changes = 0;
  const begin = () => new Session(core, content, settings, () => ++changes);
  return { session: begin(), begin, settings, content, changes: () => changes };
}
