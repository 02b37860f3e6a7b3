// Answers from before or from elsewhere that the questions of today do not take: a choice that is gone, a number out of range, two
// answers where one fits, a form that is broken. The core says which one it is; it is left out, and everything else is taken.
// Loaded when the core has refused some.

/** @typedef {import('../core/types.d.ts').Answers} Answers */
/** @typedef {import('../core/types.d.ts').GivenAnswer} GivenAnswer */
/** @typedef {{linkId: string, answer?: object[], item?: Below[]}} Below */
/** @typedef {{answers: Answers, again: string[], gone: number}} Repaired "again": to be asked once more; "gone": of questions that there are no more */

/** A check has fewer answers. */
const MOST = 300;

/** Which answer the core has refused: "response#/item/0/item/2/answer/1". @param {{item: Below[]}} response @param {string} where */
function placeOf(response, where) {
  const [, items = '', answer] = /#((?:\/item\/\d+)+)(?:\/answer\/(\d+))?/.exec(where) ?? [];
  /** @type {{linkId?: string, item?: Below[]} | undefined} */
  let at = response;
  for (const [, index] of items.matchAll(/(\d+)/g)) at = at?.item?.[Number(index)];
  return { linkId: at?.linkId, index: answer === undefined ? undefined : Number(answer) };
}

/** Without one of its answers; without all of them where the question takes only one. @param {GivenAnswer[]} given @param {number | undefined} index */
const without = (given, index) => (index === undefined ? [] : given.filter((_, at) => at !== index));

/**
 * @param {Answers} all @param {(linkId: string) => boolean} known
 * @param {(answers: Answers) => object} toResponse @param {(response: string) => Promise<unknown>} read by the core, which refuses the first that does not fit
 * @param {(error: unknown) => boolean} isAboutAnswers whether it speaks of them, and not of itself
 * @returns {Promise<Repaired>}
 */
export async function repair(all, known, toResponse, read, isAboutAnswers) {
  const answers = new Map([...all].filter(([linkId]) => known(linkId)));
  const gone = all.size - answers.size;
  /** @type {Set<string>} */
  const again = new Set();
  for (let turn = 0; turn < MOST; ++turn) {
    const response = /** @type {{item: Below[]}} */ (toResponse(answers));
    const error = await read(JSON.stringify(response)).then(
      () => undefined,
      (/** @type {unknown} */ reason) => reason,
    );
    if (error === undefined) return { answers, again: [...again], gone };
    if (!isAboutAnswers(error)) throw error;
    const { linkId = '', index } = placeOf(response, /** @type {{where: string}} */ (error).where);
    // What cannot be found is not kept for the sake of the rest.
    const lost = answers.has(linkId) ? [linkId] : [...answers.keys()];
    for (const each of lost) {
      again.add(each);
      const left = without(answers.get(each) ?? [], lost.length === 1 ? index : undefined);
      if (left.length) answers.set(each, left);
      else answers.delete(each);
    }
  }
  return { answers: new Map(), again: [...again], gone };
}
