// The live picture: ten seconds of signal as a band and its strength as a line, over lines with their values, drawn on one
// canvas. One purpose, a few hundred points: a chart library would weigh more than the rest of this screen.
const SECONDS = 10;
/** The picture never shows less than this, by unit: rest looks like rest. Strong contractions reach the double and more. */
const LEAST = /** @type {Record<string, number>} */ ({ µV: 100, g: 0.2, '': 20 });
const FOOT = 20; // below the picture, for the time
const COLUMNS = 4; // time, low, high, envelope

export class Chart {
  /** @type {HTMLCanvasElement | undefined} */
  #canvas;
  /** @type {Float32Array[]} rows in the order they came */
  #pieces = [];
  #scale = 0;
  #frame = 0;
  #unit = '';
  #locale = 'en';

  /** What its axes say. @param {string} unit @param {string} locale */
  label(unit, locale) {
    this.#unit = unit;
    this.#locale = locale;
  }

  /** @param {Element | undefined} canvas */
  attach = (canvas) => {
    this.#canvas = /** @type {HTMLCanvasElement | undefined} */ (canvas);
    this.#draw();
  };

  /** @param {Float32Array} rows */
  add(rows) {
    if (rows.length === 0) return;
    this.#pieces.push(rows);
    const from = rows[rows.length - COLUMNS] - SECONDS - 1;
    while (this.#pieces.length > 1 && this.#pieces[0][this.#pieces[0].length - COLUMNS] < from) this.#pieces.shift();
    if (!this.#frame) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw();
      });
    }
  }

  clear() {
    this.#pieces = [];
    this.#scale = 0;
    this.#draw();
  }

  #draw() {
    const canvas = this.#canvas;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const ratio = globalThis.devicePixelRatio || 1;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight - FOOT;
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    const all = Math.round(canvas.clientHeight * ratio);
    if (canvas.height !== all) canvas.height = all;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height + FOOT);
    const last = this.#pieces.at(-1);
    if (!last) return;
    const style = getComputedStyle(canvas);
    const end = last[last.length - COLUMNS];
    let most = 0;
    this.#each(end, (_, low, high, envelope) => {
      most = Math.max(most, -low, high, envelope);
    });
    // In steps: the picture does not jump, and its lines have round numbers.
    let step = LEAST[this.#unit];
    while (step < most) step *= 2;
    this.#scale = Math.max(step, most > this.#scale / 4 ? this.#scale : step);
    const x = (/** @type {number} */ time) => width * (1 - (end - time) / SECONDS);
    const y = (/** @type {number} */ value) => (height / 2) * (1 - value / this.#scale);
    this.#axes(context, style, width, height, y);
    context.globalAlpha = 0.45;
    const wide = Math.max(1, (width / SECONDS) * 0.02);
    this.#each(end, (time, low, high) => {
      context.fillRect(x(time), y(high), wide, Math.max(1, y(low) - y(high)));
    });
    context.globalAlpha = 1;
    context.strokeStyle = style.accentColor === 'auto' ? style.color : style.accentColor;
    context.lineWidth = 3;
    context.beginPath();
    let before = -1;
    this.#each(end, (time, _low, _high, envelope) => {
      if (before < 0 || time - before > 0.3) context.moveTo(x(time), y(envelope));
      else context.lineTo(x(time), y(envelope));
      before = time;
    });
    context.stroke();
  }

  /** @param {CanvasRenderingContext2D} context @param {CSSStyleDeclaration} style @param {number} width @param {number} height @param {(value: number) => number} y */
  #axes(context, style, width, height, y) {
    context.strokeStyle = style.borderTopColor;
    context.fillStyle = style.color;
    context.lineWidth = 1;
    context.font = `13px ${style.fontFamily}`;
    context.textAlign = 'left';
    const number = new Intl.NumberFormat(this.#locale);
    for (const share of [0.5, 0, -0.5]) {
      const value = share * this.#scale;
      context.globalAlpha = share ? 0.4 : 1;
      context.strokeRect(0, y(value), width, 0);
      context.globalAlpha = 1;
      context.fillText(`${number.format(value)} ${share > 0 ? this.#unit : ''}`, 4, y(value) - 3);
    }
    const seconds = new Intl.NumberFormat(this.#locale, { style: 'unit', unit: 'second', unitDisplay: 'short' });
    for (const ago of [SECONDS, SECONDS / 2, 0]) {
      context.textAlign = ago === SECONDS ? 'left' : ago ? 'center' : 'right';
      context.fillText(
        seconds.format(-ago || 0),
        Math.min(width - 4, Math.max(4, width * (1 - ago / SECONDS))),
        height + 15,
      );
    }
  }

  /** @param {number} end @param {(time: number, low: number, high: number, envelope: number) => void} visit */
  #each(end, visit) {
    for (const rows of this.#pieces) {
      for (let i = 0; i < rows.length; i += COLUMNS)
        if (rows[i] > end - SECONDS) visit(rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
    }
  }
}
