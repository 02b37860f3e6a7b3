// Which of the languages that there are is wanted.

/** As systems write it, "es_ES", and as the web does, "es-ES". @param {string} [wish] */
export const tagOf = (wish = '') => wish.trim().replace(/\..*/, '').replace(/_/g, '-');

/** @param {string | undefined} tag a language tag such as "es-MX" @returns {string} "es", or "" where it is no tag */
export function primary(tag) {
  if (/^[a-z]{2}$/.test(tag ?? '')) return tag ?? '';
  try {
    return new Intl.Locale(tagOf(tag)).language;
  } catch {
    return '';
  }
}

/** The first wish that can be met. @param {string[]} wishes @param {string[]} available */
export const best = (wishes, available) => wishes.find((wish) => available.includes(wish)) ?? available[0] ?? 'en';
