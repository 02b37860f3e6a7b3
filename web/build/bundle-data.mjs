// Makes what the browser loads out of data/: the knowledge, the texts of each language, and the small first screen that
// is built into the entry module so that it can be answered before anything else has arrived.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { pack } from './pack.mjs';
import { firstScreen, isFirstText, localeOf } from '../src/first-screen.js';

const read = (name) => JSON.parse(readFileSync(`data/${name}`, 'utf8'));

/** Texts that only the sensor screen shows: they travel with it. */
const SENSOR_TEXTS =
  /^sensor\.(?!open$|finding\.|result\.)|^error\.(bluetooth|chooser|device|gesture|recording|file-format|unsupported)/;
/** Texts of what is loaded when it is first wanted. */
const MORE_TEXTS = /^(ask|editorial)\.(?!open$|title$)|^(clinician|qr|summary)\.|^error\.(?!title|core-failed|no-webassembly|network|storage-full)/;

/** Texts as a tree, since their keys begin alike; languages.js makes it flat again. A text that has others below it is "". @param {Record<string, string>} texts */
function nest(texts) {
  const tree = {};
  for (const [key, text] of Object.entries(texts)) {
    let node = tree;
    for (const name of key.split('.')) node = node[name] ??= {};
    node[''] = text;
  }
  const close = (/** @type {any} */ node) => {
    const below = Object.keys(node);
    if (below.length === 1 && below[0] === '') return node[''];
    return Object.fromEntries(below.map((name) => [name, name ? close(node[name]) : node['']]));
  };
  return close(tree);
}

/** @param {string} key */
const partOf = (key) => (SENSOR_TEXTS.test(key) ? 'sensor' : MORE_TEXTS.test(key) ? 'more' : 'check');

const manifest = read('manifest.json');
const knowledge = { manifest };
for (const file of manifest.files) knowledge[file.replace('.json', '')] = read(file);

const profiles = readdirSync('data/sensors')
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => read(`sensors/${name}`));

mkdirSync('build/bundle', { recursive: true });
/** @param {string} name @param {any} value */
const write = (name, value) => writeFileSync(`build/bundle/${name}`, JSON.stringify(value));

// The core wants to know which sources there are; what they say is loaded when somebody looks.
const { sources } = knowledge.sources;
// Notes to those who edit the content stay at home.
for (const file of Object.values(knowledge)) delete file.about;
// Nor does the browser need what the questionnaire says of itself as a document.
const { resourceType, url, version, status, item } = knowledge.questionnaire;
const inBrowser = {
  ...knowledge,
  questionnaire: { resourceType, url, version, status, item },
  sources: { sources: sources.map((/** @type {any} */ { id }) => ({ id, citation: '-' })) },
};
/** Texts that say the same again and again compress best in their place. */
const IN_PLACE = ['system', 'type', 'url', 'date', 'language', 'other', 'citation'];
write('check.json', pack(inBrowser, (key) => (IN_PLACE.includes(key) ? undefined : key)));
write('sources.json', sources);
const fhir = read('fhir.json');
delete fhir.about;
for (const language of manifest.languages) {
  const locale = read(`locales/${language}.json`);
  // What the entry holds already does not travel twice.
  const here = (/** @type {string} */ key) => language !== manifest.languages[0] || !isFirstText(key);
  const part = (/** @type {string} */ wanted) =>
    Object.fromEntries(Object.entries(locale.texts).filter(([key]) => partOf(key) === wanted && here(key)));
  write(`texts-${language}.json`, pack({ ...localeOf(locale), texts: nest(part('check')) }, () => ''));
  write(`more-${language}.json`, {
    texts: part('more'),
    clinician: read(`locales/${language}-clinician.json`).texts,
    ask: read(`ask/${language}.json`),
    editorial: read(`editorial/${language}.json`),
    fhir,
  });
  write(`sensor-${language}.json`, { profiles, texts: part('sensor') });
}

const english = read('locales/en.json');
write('first-screen.json', firstScreen(knowledge, english.texts));

// Addresses of the files, for Vite to put their hashes in.
const kinds = ['texts', 'more', 'sensor'];
const name = (/** @type {string} */ kind, /** @type {string} */ language) => `${kind}${language.replace(/\W/g, '')}`;
writeFileSync(
  'build/bundle/languages.js',
  [
    '// @ts-nocheck: Vite knows what ?url is',
    ...manifest.languages.flatMap((/** @type {string} */ language) =>
      kinds.map((kind) => `import ${name(kind, language)} from './${kind}-${language}.json?url';`),
    ),
    'export const files = {',
    ...manifest.languages.map((/** @type {string} */ language) => {
      const addresses = kinds.map((kind) => `${kind}: ${name(kind, language)}`).join(', ');
      return `  ${JSON.stringify(language)}: { name: ${JSON.stringify(read(`locales/${language}.json`).name)}, ${addresses} },`;
    }),
    '};\n',
  ].join('\n'),
);
