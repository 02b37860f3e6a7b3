// An answer that another one on the same page all but settles is filled in, in sight, to be changed: an extension of its
// option names the codes. It goes away with the answer that it came from, unless the person has given it too.
import { screenOf } from './course.js';

/** @param {import('./session.js').Session} session @param {string} linkId @param {string} code */
export function choose({ answers, content, course }, linkId, code) {
  const own = content.items.get(linkId)?.answerOption?.map(({ valueCoding }) => valueCoding.code) ?? [];
  answers.set(linkId, [{ code }, ...answers.get(linkId).filter(({ text }) => text)]);
  for (const row of screenOf(course.flow, course.current)?.rows ?? []) {
    for (const { valueCoding, extension } of content.items.get(row)?.answerOption ?? []) {
      const from =
        extension?.filter(({ url }) => url.endsWith('/expected-with')).map(({ valueCode = '' }) => valueCode) ?? [];
      if (!from.some((each) => own.includes(each))) continue;
      const [given] = answers.get(row);
      if (from.includes(code) && !given) answers.set(row, [{ code: valueCoding.code, expected: true }]);
      if (!from.includes(code) && given?.expected) answers.set(row, []);
    }
  }
}
