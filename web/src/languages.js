// The languages of the texts: which there are, which one fits, and what a language brings.
import { files as built } from '#bundle/languages.js';
import sourcesUrl from '#bundle/sources.json?url';

import { CoreError } from './core-client.js';
import { unpack } from './unpack.js';

/** @typedef {import('./types.d.ts').Locale} Locale */
/** @typedef {import('./types.d.ts').FirstScreen} FirstScreen */

/** Addresses of the files of each language. @type {Record<string, {name: string, texts: string, more: string, sensor: string}>} */
const files = built;

/** Our own, by code, with their own names. */
export const OWN = Object.fromEntries(Object.entries(files).map(([code, { name }]) => [code, name]));

/** @param {string | undefined} tag a language tag such as "es-MX" @returns {string} "es", or "" where it is no tag */
export function primary(tag) {
  if (/^[a-z]{2}$/.test(tag ?? '')) return tag ?? '';
  try {
    return new Intl.Locale(tag ?? '').language;
  } catch {
    return '';
  }
}

/** The first wish that can be met. @param {string[]} wishes @param {string[]} available */
export const best = (wishes, available) => wishes.find((wish) => available.includes(wish)) ?? available[0] ?? 'en';

/** The name of a language in itself. @param {string} code */
export function nameOf(code) {
  if (OWN[code]) return OWN[code];
  try {
    return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** @param {string} url @returns {Promise<any>} */
async function json(url) {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) throw new CoreError({ code: 'network', where: url });
  return response.json();
}

/** @param {string} code one of OWN @returns {Promise<Locale>} */
export async function loadTexts(code) {
  const locale = unpack(await json(files[code].texts));
  return { ...locale, texts: Object.fromEntries(flat(locale.texts)) };
}

/** Texts travel as a tree. @param {Record<string, any>} tree @param {string} [above] @returns {[string, string][]} */
const flat = (tree, above = '') =>
  Object.entries(tree).flatMap(([name, node]) => {
    const key = above && name ? `${above}.${name}` : above + name;
    return typeof node === 'string' ? /** @type {[string, string][]} */ ([[key, node]]) : flat(node, key);
  });

/** @param {string} code @returns {Promise<import('./types.d.ts').MoreData>} */
export const loadMoreTexts = (code) => json((files[code] ?? files.en).more);

/** What statements rest on. @returns {Promise<import('./types.d.ts').SourceEntry[]>} */
export const loadSources = () => json(sourcesUrl);

/** Profiles of sensors and what is said around them. @param {string} code @returns {Promise<any>} */
export const loadSensorTexts = (code) => json((files[code] ?? files.en).sensor);

/** The first screen in another language than the one that it was written in. @param {FirstScreen} first @param {Locale} locale @returns {FirstScreen} */
export function inLanguage(first, { texts, reviewed }) {
  const { linkId, text, help, helpId, rows } = first.emergency;
  const own = (/** @type {string} */ id, /** @type {string} */ otherwise) => texts[`item.${id}`] ?? otherwise;
  return {
    ...first,
    reviewed: first.reviewed && reviewed,
    emergency: {
      linkId,
      helpId,
      text: own(linkId, text),
      help: own(helpId, help),
      rows: rows.map((row) => ({ ...row, text: own(row.linkId, row.text) })),
    },
  };
}
