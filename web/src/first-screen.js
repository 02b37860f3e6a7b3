// The first screen as data: small enough to be built into the entry, so that it can be answered before anything else has
// arrived. Made at build time, and again by the page for a clinic's own content.

/** Texts that must be there before the bundle is. */
const FIRST_TEXTS =
  /^(app|emergency|quick|refused|checklist|call|loading|failed|save|update)\.|^(sensor|ask)\.open$|^tier\.emergency\.|^about\.(intended|not-|translation)|^safety-net\.|^question\.(back|continue)|^error\.(title|core-failed|no-webassembly|network|storage-full|json-syntax)/;

/** Whether a text is built into the entry. @param {string} key */
export const isFirstText = (key) => FIRST_TEXTS.test(key);

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

/** @param {Record<string, any>} knowledge by file @param {Record<string, string>} texts @returns {import('./types.d.ts').FirstScreen} */
export function firstScreen(knowledge, texts) {
  const emergency = find(knowledge.questionnaire.item, 'emergency-now');
  const help = emergency.item.find((/** @type {any} */ item) => item.type === 'display');
  return {
    reviewed: approved({ ...knowledge, locale: knowledge.locale?.review }),
    emergency: {
      linkId: emergency.linkId,
      text: emergency.text,
      help: help?.text ?? '',
      helpId: help?.linkId ?? '',
      rows: emergency.item
        .filter((/** @type {any} */ item) => item.type !== 'display')
        .map((/** @type {any} */ { linkId, text }) => ({ linkId, text })),
    },
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
