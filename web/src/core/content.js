// What the page needs of the content: the first screen as data, small enough to be built into the entry so that it can be
// answered before anything else has arrived; the texts; the questions. Made at build time, and again for a clinic's own.
import { partOf } from './text-parts.js';

/** Whether a text is built into the entry. @param {string} key */
export const isFirstText = (key) => partOf(key) === 'first';

/** @param {any[]} items @param {string} linkId @returns {any} */
function find(items, linkId) {
  for (const item of items) {
    if (item.linkId === linkId) return item;
    const below = item.item && find(item.item, linkId);
    if (below) return below;
  }
  return undefined;
}

/** Whether every statement has been approved; only then does the page stop saying that none has. @param {any} value @returns {boolean} */
const approved = (value) =>
  typeof value !== 'object' ||
  value === null ||
  ((value.review?.status ?? 'approved') === 'approved' && Object.values(value).every(approved));

/** A list of signs: its help, its rows with what is said under "more", and headings, which are display items between the rows. @param {any} group @returns {import('./types.d.ts').Signs} */
function signs({ linkId, text = '', item = [] }) {
  const words = (/** @type {any} */ each) => each && { linkId: each.linkId, text: each.text };
  const isHelp = (/** @type {any} */ each) => each.type === 'display' && each.extension;
  /** @type {import('./types.d.ts').Signs['rows']} */
  const rows = [];
  let heading;
  for (const each of item) {
    if (each.type !== 'display') rows.push({ ...words(each), more: words(each.item?.find(isHelp)), heading });
    heading = each.type === 'display' && !isHelp(each) ? words(each) : undefined;
  }
  return { linkId, text, help: words(item.find(isHelp)), rows };
}

/** @param {Record<string, any>} knowledge by file @param {Record<string, string>} texts @returns {import('./types.d.ts').FirstScreen} */
export function firstScreen(knowledge, texts) {
  const list = (/** @type {string} */ linkId) => signs(find(knowledge.questionnaire.item, linkId) ?? { linkId });
  return {
    reviewed: approved({ ...knowledge, locale: knowledge.locale?.review }),
    emergency: list('emergency-now'),
    also: list('emergency-also'),
    texts: Object.fromEntries(Object.entries(texts).filter(([key]) => isFirstText(key))),
    regions: knowledge.regions.regions,
  };
}

/** What the page needs of a file of data/locales. @param {any} locale @returns {import('./types.d.ts').Locale} */
export const localeOf = (locale) => ({
  language: String(locale.language ?? 'en'),
  direction: locale.direction === 'rtl' ? 'rtl' : 'ltr',
  reviewed: approved({ review: locale.review }),
  texts: locale.texts,
});

/**
 * Items with what the page draws, and nothing else: a tenth of the memory. Equal lists of answers become one.
 * @param {any[]} items @param {Map<string, any>} [lists] @returns {import('./types.d.ts').FhirItem[]}
 */
export function slim(items, lists = new Map()) {
  const kept = (/** @type {any[]} */ extensions = []) => {
    const some = extensions.filter(({ url }) => /(optionExclusive|expected-with|minValue|maxValue)$/.test(url));
    return some.length ? { extension: some } : {};
  };
  return items.map(({ linkId, text, type, repeats, item, answerOption, extension }) => {
    const options = answerOption?.map((/** @type {any} */ { valueCoding: { code, display }, extension: about }) => ({
      valueCoding: { code, display },
      ...kept(about),
    }));
    const key = JSON.stringify(options);
    if (options && !lists.has(key)) lists.set(key, options);
    return {
      linkId,
      text,
      type,
      ...(repeats ? { repeats } : {}),
      ...(options ? { answerOption: lists.get(key) } : {}),
      ...(item ? { item: slim(item, lists) } : {}),
      ...kept(extension),
    };
  });
}
