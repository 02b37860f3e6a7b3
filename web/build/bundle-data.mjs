// Makes what the browser loads out of data/: one bundle a language, and the small first screen that is
// built into the entry module so that it can be answered before anything else has arrived.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { firstScreen } from '../src/first-screen.js';

const read = (name) => JSON.parse(readFileSync(`data/${name}`, 'utf8'));

/** Texts that only the sensor screen shows: they travel with it. */
const SENSOR_TEXTS =
  /^sensor\.(?!open$|finding\.|result\.)|^error\.(bluetooth|chooser|device|gesture|recording|file-format|unsupported)/;

const manifest = read('manifest.json');
const knowledge = { manifest };
for (const file of manifest.files) knowledge[file.replace('.json', '')] = read(file);

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
  writeFileSync(
    `build/bundle/more-${language}.json`,
    JSON.stringify({
      clinician: read(`locales/${language}-clinician.json`).texts,
      ask: read(`ask/${language}.json`),
      editorial: read(`editorial/${language}.json`),
    }),
  );
  writeFileSync(`build/bundle/sensor-${language}.json`, JSON.stringify({ profiles, texts: split(true) }));
}

const english = read('locales/en.json');
writeFileSync('build/bundle/first-screen.json', JSON.stringify(firstScreen(knowledge, english.texts)));
