// What one changed answer changed in what a result shows to everybody: by ids, without knowing what they mean.

/** @typedef {import('../../../wasm/check.d.ts').ResultValue} ResultValue */
/** @typedef {{text: string, medicine?: string}} Named */
/** @typedef {{tier?: ResultValue['tier'], from?: ResultValue['tier'], added: Named[], gone: Named[]}} Difference */

/** @param {ResultValue} result @returns {Map<string, Named>} */
function parts(result) {
  const fits = result.patterns.filter(({ shown }) => shown === 'open');
  const advice = Object.values({ ...result.plan, withheld: [] })
    .flat()
    .filter(({ audience }) => !audience);
  /** @type {[string, Named[]][]} */
  const lists = [
    ['trigger', result.triggers.map(({ text = '' }) => ({ text }))],
    ['pattern', fits.map(({ text = '' }) => ({ text }))],
    ['hint', result.hints.map(({ text = '', medicine }) => ({ text, medicine }))],
    ['advice', advice.map(({ text = '' }) => ({ text }))],
  ];
  return new Map(
    lists.flatMap(([kind, entries]) =>
      entries.map((entry) => /** @type {[string, Named]} */ ([`${kind} ${entry.medicine ?? entry.text}`, entry])),
    ),
  );
}

/** @param {ResultValue} before @param {ResultValue} after @returns {Difference} */
export function difference(before, after) {
  const old = parts(before);
  const now = parts(after);
  return {
    ...(before.tier === after.tier ? {} : { from: before.tier, tier: after.tier }),
    added: [...now].filter(([key]) => !old.has(key)).map(([, entry]) => entry),
    gone: [...old].filter(([key]) => !now.has(key)).map(([, entry]) => entry),
  };
}
