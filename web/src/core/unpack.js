// JSON as it travels, made by web/build/pack.mjs: [{column: "texts^one^after^another"}, ["names,of,members"], node].
// A node is 0 for the next text of the column of its key (or of the only column, ""), [0, items...] for a list,
// [n, values...] for an object with the names of shape n, [] for the number 0, and else itself. A text that ends with "~" in
// an object with an id goes on with that id.

/** @param {[Record<string, string>, string[], any]} packed @returns {any} */
export function unpack([columns, shapes, packed]) {
  const texts = new Map(Object.entries(columns).map(([column, joined]) => [column, joined.split('^').values()]));
  const names = shapes.map((shape) => shape.split(','));
  /** @param {any} node @param {string} key @returns {any} */
  const open = (node, key) => {
    if (node === 0) return (texts.get(key) ?? texts.get(''))?.next().value;
    if (!Array.isArray(node)) return node;
    const [shape, ...values] = node;
    if (!shape) return shape === 0 ? values.map((each) => open(each, key)) : 0;
    const members = names[shape - 1];
    const object = Object.fromEntries(values.map((each, i) => [members[i], open(each, members[i])]));
    if (typeof object.id === 'string')
      for (const [name, text] of Object.entries(object))
        if (typeof text === 'string' && text.endsWith('~')) object[name] = text.slice(0, -1) + object.id;
    return object;
  };
  return open(packed, '');
}
