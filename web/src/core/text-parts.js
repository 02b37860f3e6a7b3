// Which text travels with what. The longest prefix of a key decides; what none claims travels with the questions.
// A place that is loaded when it is first opened claims its own in texts.json of its folder: see web/build/bundle-data.mjs.

/** Built into the entry: what must be there before anything else is. */
const FIRST = [
  ...['app.', 'emergency.', 'quick.', 'refused.', 'checklist.', 'call.', 'loading.', 'failed.', 'save.', 'update.'],
  ...['tier.emergency.', 'safety-net.', 'about.intended', 'about.not-', 'about.translation'],
  ...['question.back', 'question.continue', 'sensor.open', 'ask.open'],
  ...['error.title', 'error.core-failed', 'error.network'],
  'late.',
];

/** Claims within the prefixes of others: shown by the questions and the result. */
const CHECK = ['ask.title', 'editorial.title', 'certainty.title'];

/** @type {Record<string, string[]>} */
export const PREFIXES = { first: FIRST, check: CHECK, clinician: ['clinician.'], errors: ['error.'] };

/** @param {string} key @param {Record<string, string[]>} [prefixes] by part @returns {string} the part that brings a text */
export function partOf(key, prefixes = PREFIXES) {
  let part = 'check';
  let length = 0;
  for (const [name, starts] of Object.entries(prefixes)) {
    for (const start of starts) {
      if (start.length > length && key.startsWith(start)) {
        part = name;
        length = start.length;
      }
    }
  }
  return part;
}
