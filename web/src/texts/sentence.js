// The first sentence of a text stands where there is no room for all of it, in every language of the content.

/** @param {string} text */
export const firstSentence = (text) => /^.+?[.!?؟](?=\s|$)/s.exec(text)?.[0] ?? text;
