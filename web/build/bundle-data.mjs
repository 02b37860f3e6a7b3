// Makes what the browser loads out of data/: the knowledge, the texts of each language, and the small first screen that
// is built into the entry module so that it can be answered before anything else has arrived.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { pack } from './pack.mjs';
import { firstScreen, localeOf } from '../src/core/content.js';
import { PREFIXES, partOf } from '../src/core/text-parts.js';
import { firstSentence } from '../src/texts/sentence.js';

const read = (name) => JSON.parse(readFileSync(`data/${name}`, 'utf8'));

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

/** A place that is loaded when it is first opened names the beginnings of its texts' keys in its folder. @type {Record<string, string[]>} */
const OF_PLACES = Object.fromEntries(
  readdirSync('web/src/places')
    .filter((place) => existsSync(`web/src/places/${place}/texts.json`))
    .map((place) => [place, JSON.parse(readFileSync(`web/src/places/${place}/texts.json`, 'utf8'))]),
);

const manifest = read('manifest.json');
const knowledge = { manifest };
for (const file of manifest.files) knowledge[file.replace('.json', '')] = read(file);

/**
 * Of the result, what stands only in sections that fold: what has been tested, what is good to know, what helps before the next
 * cramp (but for what is drawn, which may be named for tonight), what to ask at leisure, what may play a part. Never how urgent it is, what to leave, or why something is held back.
 */
const MORE = [
  ...knowledge.advice.advice.filter(
    ({ phase, picture, sameDay }) =>
      ['treatment', 'about'].includes(phase) || (phase === 'prevent' && !picture) || (phase === 'ask' && !sameDay),
  ),
  ...knowledge.causes.causes,
].map(({ text }) => `${text}.body`);
/** What the treatments and the background are called, for they are folded within a section that folds. */
const NAMES = knowledge.advice.advice
  .filter(({ phase }) => ['treatment', 'about'].includes(phase))
  .map(({ text }) => `${text}.title`);
/** Why something can wait for days or weeks. */
const WHY = knowledge.triage.rules
  .filter(({ tier }) => ['within-days', 'routine'].includes(tier))
  .map(({ text }) => `${text}.why`);
/** Of what fits, what is done about a cramp and what is not the first sentence comes with the result, the others when its section is opened. */
const IN_TWO = [
  ...knowledge.patterns.patterns,
  ...knowledge.advice.advice.filter(({ phase, picture }) => ['now', 'avoid'].includes(phase) || (phase === 'prevent' && picture)),
].map(({ text }) => `${text}.body`);
/** @param {Record<string, string>} texts */
function inTwo(texts) {
  const split = { ...texts };
  for (const key of IN_TWO) {
    const first = firstSentence(texts[key]);
    split[key] = first;
    if (first !== texts[key]) split[`${key}.rest`] = texts[key].slice(first.length).trim();
  }
  return split;
}
const prefixes = { ...PREFIXES, crisis: ['ask.crisis.'], more: [...MORE, ...NAMES, ...WHY, ...IN_TWO.map((key) => `${key}.rest`), 'criterion.', 'certainty.', 'medicine.', 'reason.', 'sensor.finding.', 'sensor.result.', 'picture.', 'result.changed.', 'result.what-if', 'result.copy', 'result.copied', 'result.print', 'result.email', 'result.qr', 'result.fhir', 'consent.'], ...OF_PLACES };
/** Parts that are loaded when they are first wanted. */
const LATE = Object.keys(prefixes).filter((part) => part !== 'first' && part !== 'check');

mkdirSync('build/bundle', { recursive: true });
/** @param {string} name @param {any} value */
const write = (name, value) => writeFileSync(`build/bundle/${name}`, JSON.stringify(value));

// What the sources say is loaded when somebody looks; that each one is there, check-data has seen.
const { sources } = knowledge.sources;
delete knowledge.sources;
const ownName = new Set(sources.filter(({ register }) => !register).map(({ id }) => id));
/** A source's name in the browser: a letter or two, the shortest for the one that is named most. What has no number in the register is shown by its own name. @type {Map<string, string>} */
const shortNames = new Map(
  sources
    .map((/** @type {{id: string}} */ { id }) => [id, JSON.stringify(knowledge).split(`"${id}"`).length])
    .sort((/** @type {[string, number]} */ one, /** @type {[string, number]} */ other) => other[1] - one[1])
    .map((/** @type {[string, number]} */ [id], /** @type {number} */ at) => [id, ownName.has(id) ? id : (at + 10).toString(36)]),
);
/** @param {string} key @param {any} value */
const withShortSources = (key, value) =>
  key === 'sources' && Array.isArray(value) ? value.map((id) => shortNames.get(id)) : value;
// Notes to those who edit the content stay at home, and so does what only our own tests ask.
for (const file of Object.values(knowledge)) delete file.about;
// Where a number was read is for whoever checks it.
delete knowledge.regions.from;
const ofBrowser = (/** @type {string} */ key, /** @type {unknown} */ value) =>
  key === 'seeds' ? undefined : withShortSources(key, value);
// Nor does the browser need what the questionnaire says of itself as a document.
const { resourceType, url, version, status, item } = knowledge.questionnaire;
// The words of people, half of the content, are loaded when somebody writes the first ones.
const { 'sign-words': signWords, ...withoutSigns } = knowledge;
const { reading, ...medicines } = knowledge.medicines;
const isName = (/** @type {string} */ key) => key === 'members';
const only = (/** @type {any} */ object, /** @type {(key: string) => boolean} */ wanted) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => wanted(key)));
const words = {
  medicines: { reading, classes: medicines.classes.map((each) => only(each, (key) => key === 'id' || isName(key))) },
  'sign-words': signWords,
};
/** What the first screen says around its rows stands in the entry already. @param {any} group */
const withoutSaid = (group) =>
  group.linkId === 'safety' ? { ...group, item: group.item.map(withoutDisplays) } : group;
/** @param {any} list @returns {any} */
const withoutDisplays = ({ item, ...list }) => {
  const left = item?.filter((/** @type {any} */ { type }) => type !== 'display').map(withoutDisplays);
  return left?.length ? { ...list, item: left } : list;
};
const inBrowser = {
  ...withoutSigns,
  wordsApart: true,
  medicines: { ...medicines, classes: medicines.classes.map((each) => only(each, (key) => !isName(key))) },
  questionnaire: { resourceType, url, version, status, item: item.map(withoutSaid) },
  triage: only(knowledge.triage, (key) => key !== 'statedUrgency'), // only a check of the content looks for those words
  manifest: only(manifest, (key) => key !== 'files'),
  // The numbers are in the entry already.
  regions: { source: knowledge.regions.source },
};
/** Texts that say the same again and again compress best in their place. */
const IN_PLACE = [
  ...['system', 'type', 'url', 'date', 'language', 'other', 'citation', 'version', 'resourceType', 'status'],
  ...['enableBehavior', 'next', 'icd10cm', 'reason', 'intendedUse'],
];
write('words.json', pack(words, (key) => (key === 'id' || /^[a-z]{2}$/.test(key) ? undefined : key)));
write('check.json', pack(JSON.parse(JSON.stringify(inBrowser, ofBrowser)), (key) => (IN_PLACE.includes(key) ? undefined : key)));
write(
  'sources.json',
  sources.map((/** @type {{id: string}} */ source) => ({ ...source, id: shortNames.get(source.id) })),
);
const fhir = read('fhir.json');
delete fhir.about;
const now = read('now.json');
delete now.about;
const crisis = {
  lines: Object.fromEntries(
    Object.entries(read('crisis.json').lines).map(([region, { name, dial, say }]) => [region, { name, dial, say }]),
  ),
};
/** Texts of the questions that a part shows before those have come: beginnings of their keys. @type {Record<string, string[]>} */
const BORROWED = {
  take: ['sensor.strip', 'sensor.finding.', 'sensor.result.'],
  now: ['reason.', 'tier.same-day.', 'urgent.', ...now.steps.flatMap(({ advice }) => [`advice.${advice}.`, `picture.${advice}`])],
};
const profiles = readdirSync('data/sensors')
  .filter((name) => name.endsWith('.json'))
  .map((name) => read(`sensors/${name}`))
  .sort((one, other) => one.priority - other.priority);
/** What comes with the texts of a part: PartData of web/src/core/types.d.ts. @type {Record<string, (language: string) => any>} */
const WITH = {
  clinician: (language) => read(`locales/${language}-clinician.json`).texts,
  ask: (language) => read(`ask/${language}.json`),
  editorial: (language) => read(`editorial/${language}.json`),
  now: () => now,
  crisis: () => crisis,
  take: () => fhir,
  sensor: () => ({ profiles }),
};
for (const language of manifest.languages) {
  const whole = read(`locales/${language}.json`);
  const locale = { ...whole, texts: inTwo(whole.texts) };
  // What the entry holds already does not travel twice.
  const first = language === manifest.languages[0] ? [] : ['first'];
  const textsOf = (/** @type {string[]} */ parts) =>
    Object.fromEntries(Object.entries(locale.texts).filter(([key]) => parts.includes(partOf(key, prefixes))));
  write(`texts-${language}.json`, pack({ ...localeOf(locale), texts: nest(textsOf(['check', ...first])) }, () => ''));
  const borrowed = (/** @type {string} */ part) =>
    Object.entries(locale.texts).filter(([key]) => BORROWED[part]?.some((start) => key.startsWith(start)));
  for (const part of LATE) {
    const texts = { ...textsOf([part]), ...Object.fromEntries(borrowed(part)) };
    write(`${part}-${language}.json`, { texts, data: WITH[part]?.(language) });
  }
}

const english = read('locales/en.json');
write('first-screen.json', firstScreen(knowledge, english.texts));

// Addresses of the files, for Vite to put their hashes in.
const parts = ['texts', ...LATE];
const name = (/** @type {string} */ part, /** @type {string} */ language) => `${part}_${language.replace(/\W/g, '')}`;
writeFileSync(
  'build/bundle/languages.js',
  [
    '// @ts-nocheck: Vite knows what ?url is',
    ...manifest.languages.flatMap((/** @type {string} */ language) =>
      parts.map((part) => `import ${name(part, language)} from './${part}-${language}.json?url';`),
    ),
    'export const files = {',
    ...manifest.languages.map((/** @type {string} */ language) => {
      const addresses = parts.map((part) => `${part}: ${name(part, language)}`).join(', ');
      return `  ${JSON.stringify(language)}: { name: ${JSON.stringify(read(`locales/${language}.json`).name)}, parts: { ${addresses} } },`;
    }),
    '};\n',
  ].join('\n'),
);
