// A reader of EDF for tests, apart from our own: the format is simple enough to read twice.

/** @param {Buffer} file */
export function readEdf(file) {
  const text = (/** @type {number} */ at, /** @type {number} */ length) =>
    file.toString('latin1', at, at + length).trim();
  const count = Number(text(252, 4));
  const records = Number(text(236, 8));
  const recordS = Number(text(244, 8));
  const widths = {
    label: 16,
    transducer: 80,
    unit: 8,
    pmin: 8,
    pmax: 8,
    dmin: 8,
    dmax: 8,
    prefilter: 80,
    samples: 8,
    reserved: 32,
  };
  /** @type {Record<string, string>[]} */
  const fields = Array.from({ length: count }, () => ({}));
  let at = 256;
  for (const [name, width] of Object.entries(widths)) {
    for (const each of fields) {
      each[name] = text(at, width);
      at += width;
    }
  }
  const signals = fields.map((each) => ({
    label: each.label,
    unit: each.unit,
    perRecord: Number(each.samples),
    scale: (Number(each.pmax) - Number(each.pmin)) / (Number(each.dmax) - Number(each.dmin)),
    offset:
      Number(each.pmin) -
      (Number(each.dmin) * (Number(each.pmax) - Number(each.pmin))) / (Number(each.dmax) - Number(each.dmin)),
    /** @type {number[]} */ values: [],
  }));
  /** @type {{onset: number, duration?: number, text: string}[]} */
  const annotations = [];
  for (let record = 0; record < records; ++record) {
    for (const signal of signals) {
      const bytes = signal.perRecord * 2;
      if (signal.label === 'EDF Annotations') {
        for (const entry of file.toString('latin1', at, at + bytes).split('\0')) {
          const [stamp, ...texts] = entry.split('\x14');
          const [onset, duration] = stamp.split('\x15');
          for (const each of texts)
            if (each) annotations.push({ onset: Number(onset), duration: Number(duration), text: each });
        }
      } else {
        for (let i = 0; i < signal.perRecord; ++i)
          signal.values.push(file.readInt16LE(at + 2 * i) * signal.scale + signal.offset);
      }
      at += bytes;
    }
  }
  return { reserved: text(192, 44), records, recordS, signals, annotations, size: file.length, end: at };
}
