// The page without a browser: the templates that the page draws, written as markup and read as lines. What a browser adds
// (whether a fold is open, what is in the clipboard) is tested in tests/e2e.
import { resultView } from '../../web/src/places/result/view.js';
import * as more from '../../web/src/places/result/more.js';
import * as table from '../../web/src/places/result/clinician.js';

/** A template of Lit as markup; handlers and properties are left empty. @param {any} drawn @returns {string} */
export function markup(drawn) {
  if (Array.isArray(drawn)) return drawn.map(markup).join('');
  if (typeof drawn === 'string' || typeof drawn === 'number') return `${drawn}`.replace(/</g, '&lt;');
  if (!drawn?.strings) return '';
  return drawn.strings
    .map((/** @type {string} */ text, /** @type {number} */ i) => text + markup(drawn.values[i]))
    .join('');
}

/** @param {string} html */
const linesOf = (html) =>
  html
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .map((line) => line.replace(/&lt;/g, '<').replace(/\s+/g, ' ').trim())
    .filter(Boolean);

/** What is in sight when a section is open, and nothing within it. @param {string} html */
function withoutDetails(html) {
  let rest = html;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/<details(?:(?!<details)[^])*?<\/details>/g, '');
  }
  return rest;
}

/**
 * The result of a session as the page draws it.
 * @param {import('../../web/src/session/session.js').Session} session
 * @returns {{all: string[], head: string[], sections: Map<string, {inSight: string[], all: string[]}>}}
 */
export function pageText(session) {
  Object.assign(globalThis, { navigator: globalThis.navigator ?? {} });
  const act = () => {};
  const shell = {
    go: act,
    back: act,
    open: act,
    run: act,
    erase: act,
    view: () => '',
    screen: { notice: '', redraw: act },
  };
  const folds = { has: () => true, set: act, setAll: act, allOpen: true, arrived: '', listener: {} };
  const place = { consent: '', more, table, folds, readFor: act, print: act, copy: act, take: act, unfolded: act };
  const html = markup(resultView(/** @type {any} */ ({ session, shell }), /** @type {any} */ (place)));
  const [head, ...rest] = html.split('</article>')[0].split('<section class="fold ');
  const sections = new Map(
    rest.map((text) => {
      const [id, ...body] = text.split('"');
      const own = `<i "${body.join('"')}`.replace(/<p class="always[^]*$/, '');
      return [id, { inSight: linesOf(withoutDetails(own)), all: linesOf(own) }];
    }),
  );
  return { all: linesOf(html.split('</article>')[0]), head: linesOf(head), sections };
}
