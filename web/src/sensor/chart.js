// The live picture: ten seconds of signal as a band and its strength as a line, drawn on one canvas. One purpose, a few
// hundred points: a chart library would weigh more than the rest of this screen.
const SECONDS = 10;
const COLUMNS = 4; // time, low, high, envelope

export class Chart {
  /** @type {HTMLCanvasElement | undefined} */
  #canvas;
  /** @type {Float32Array[]} rows in the order they came */
  #pieces = [];
  #scale = 20;
  #frame = 0;

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
    this.#draw();
  }

  #draw() {
    const canvas = this.#canvas;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const ratio = globalThis.devicePixelRatio || 1;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const last = this.#pieces.at(-1);
    if (!last) return;
    const style = getComputedStyle(canvas);
    const end = last[last.length - COLUMNS];
    let most = 5;
    this.#each(end, (_, low, high, envelope) => {
      most = Math.max(most, -low, high, envelope);
    });
    // The scale grows at once and shrinks slowly, so that the picture does not jump.
    this.#scale = Math.max(most * 1.1, this.#scale * 0.97);
    const x = (/** @type {number} */ time) => width * (1 - (end - time) / SECONDS);
    const y = (/** @type {number} */ value) => (height / 2) * (1 - value / this.#scale);
    context.strokeStyle = style.borderTopColor;
    context.lineWidth = 1;
    context.strokeRect(0, height / 2, width, 0);
    context.fillStyle = style.color;
    context.globalAlpha = 0.45;
    const step = (width / SECONDS) * 0.02;
    this.#each(end, (time, low, high) => {
      context.fillRect(x(time), y(high), Math.max(1, step), Math.max(1, y(low) - y(high)));
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

  /** @param {number} end @param {(time: number, low: number, high: number, envelope: number) => void} visit */
  #each(end, visit) {
    for (const rows of this.#pieces) {
      for (let i = 0; i < rows.length; i += COLUMNS)
        if (rows[i] > end - SECONDS) visit(rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
    }
  }
}
