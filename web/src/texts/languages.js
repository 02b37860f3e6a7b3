// The languages of the texts: which there are, which one fits, and what a language brings.
import { files as built } from '#bundle/languages.js';
import sourcesUrl from '#bundle/sources.json?url';

import { CoreError } from '../core/error.js';
import { unpack } from '../core/unpack.js';

/** @typedef {import('../core/types.d.ts').Locale} Locale */
/** @typedef {import('../core/types.d.ts').FirstScreen} FirstScreen */

/** Addresses of the files of each language, by part. @type {Record<string, {name: string, parts: Record<string, string>}>} */
const files = built;

/** Our own, by code, with their own names. */
export const OWN = Object.fromEntries(Object.entries(files).map(([code, { name }]) => [code, name]));

/** The name of a language in itself. @param {string} code */
export function nameOf(code) {
  if (OWN[code]) return OWN[code];
  try {
    return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** @param {string} url @returns {Promise<unknown>} */
async function json(url) {
  try {
    const response = await fetch(url);
    if (response.ok) return await response.json();
  } catch {
    // One that is cut short did not arrive either.
  }
  throw new CoreError({ code: 'network', where: url });
}

/** @param {string} code one of OWN @returns {Promise<Locale>} */
export async function loadTexts(code) {
  const packed = /** @type {Parameters<typeof unpack>[0]} */ (await json(files[code].parts.texts));
  const locale = unpack(packed);
  return { ...locale, texts: Object.fromEntries(flat(locale.texts)) };
}

/** Texts travel as a tree. @param {Record<string, any>} tree @param {string} [above] @returns {[string, string][]} */
const flat = (tree, above = '') =>
  Object.entries(tree).flatMap(([name, node]) => {
    const key = above && name ? `${above}.${name}` : above + name;
    return typeof node === 'string' ? /** @type {[string, string][]} */ ([[key, node]]) : flat(node, key);
  });

/** Texts that are loaded when they are first wanted, and what comes with them. @param {string} name @param {string} code */
export const loadPart = async (name, code) =>
  /** @type {import('../core/types.d.ts').TextPart} */ (await json((files[code] ?? files.en).parts[name]));

/** What statements rest on. */
export const loadSources = async () =>
  /** @type {import('../core/types.d.ts').SourceEntry[]} */ (await json(sourcesUrl));
