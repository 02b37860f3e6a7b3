// Makes what the browser loads out of data/: one bundle a language, and the small first screen that is
// built into the entry module so that it can be answered before anything else has arrived.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(`data/${name}`, 'utf8'));

/** Texts that only the sensor screen shows: they travel with it. */
const SENSOR_TEXTS =
  /^sensor\.(?!open$|finding\.|result\.)|^error\.(bluetooth|chooser|device|gesture|recording|file-format|unsupported)/;

/** Texts that must be there before the bundle is. */
const FIRST_TEXTS =
  /^(app|emergency|checklist|call|loading|failed|save|update)\.|^sensor\.open$|^tier\.emergency\.|^about\.(intended|not-)|^safety-net\.|^question\.(back|continue)|^error\.(title|core-failed|no-webassembly|network|storage-full|json-syntax)/;

const manifest = read('manifest.json');
const knowledge = { manifest };
for (const file of manifest.files) knowledge[file.replace('.json', '')] = read(file);

/** @param {any[]} items @param {string} linkId @returns {any} */
function find(items, linkId) {
  for (const item of items) {
    if (item.linkId === linkId) return item;
    const below = item.item && find(item.item, linkId);
    if (below) return below;
  }
  return undefined;
}

const profiles = readdirSync('data/sensors')
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => read(`sensors/${name}`));

mkdirSync('build/bundle', { recursive: true });
for (const language of manifest.languages) {
  const locale = read(`locales/${language}.json`);
  const split = (/** @type {boolean} */ sensor) =>
    Object.fromEntries(Object.entries(locale.texts).filter(([key]) => SENSOR_TEXTS.test(key) === sensor));
  writeFileSync(
    `build/bundle/check-${language}.json`,
    JSON.stringify({ ...knowledge, locale: { ...locale, texts: split(false) } }),
  );
  writeFileSync(`build/bundle/sensor-${language}.json`, JSON.stringify({ profiles, texts: split(true) }));
}

const english = read('locales/en.json');
const texts = Object.fromEntries(Object.entries(english.texts).filter(([key]) => FIRST_TEXTS.test(key)));
const emergency = find(knowledge.questionnaire.item, 'emergency-now');
/** Whether every statement has been approved; only then does the page stop saying that none has. @param {any} value @returns {boolean} */
const approved = (value) =>
  typeof value !== 'object' || value === null || ((value.review?.status ?? 'approved') === 'approved' && Object.values(value).every(approved));

const first = {
  reviewed: approved(knowledge),
  emergency: {
    linkId: emergency.linkId,
    text: emergency.text,
    help: emergency.item.find((item) => item.type === 'display')?.text ?? '',
    rows: emergency.item.filter((item) => item.type !== 'display').map(({ linkId, text }) => ({ linkId, text })),
  },
  texts,
  regions: knowledge.regions.regions,
};
writeFileSync('build/bundle/first-screen.json', JSON.stringify(first));
