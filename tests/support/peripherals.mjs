// Sensors as their makers describe them, for the simulated daemon: they answer commands and send what they are told to.
import { Peripheral } from './bluez.mjs';

const BATTERY = '0000180f-0000-1000-8000-00805f9b34fb';
const BATTERY_LEVEL = '00002a19-0000-1000-8000-00805f9b34fb';
const INFORMATION = '0000180a-0000-1000-8000-00805f9b34fb';
const FIRMWARE = '00002a26-0000-1000-8000-00805f9b34fb';

const UMYO_SERVICE = '93375900-f229-8b49-b397-44b5899b8601';
const UMYO_DATA = 'fc7a850d-c1a5-f61f-0da7-9995621fbd01';

/** Streams EMG at a true rate, against the wall; index and signal go on while the link is down. */
export class Umyo extends Peripheral {
  rateHz = 1131.5;
  /** How much faster than life. */
  speed = 1;
  index = 0;
  /** Every sample the device ever took, as raw codes. @type {number[]} */
  taken = [];
  /** [from, to) of samples that were handed to the radio. @type {[number, number][]} */
  sent = [];
  /** @type {(second: number) => number} strength of the muscle, uV */
  strength = () => 2;
  #timer;
  #state = 12345;
  #auxDue = 0;
  #fast = 0;
  #slow = 0;

  constructor(name = 'uMyo-1A2B', address = 'C0:FF:EE:00:00:01') {
    super({ name, address, services: { [UMYO_SERVICE]: { [UMYO_DATA]: { flags: ['read', 'notify'], value: [0] } } } });
    this.started = performance.now();
    this.#timer = setInterval(() => this.#tick(), 10);
  }

  get seconds() {
    return ((performance.now() - this.started) / 1000) * this.speed;
  }

  #noise() {
    let sum = -6;
    for (let i = 0; i < 12; ++i) {
      this.#state = (Math.imul(this.#state, 1103515245) + 12345) & 0x7fffffff;
      sum += this.#state / 0x7fffffff;
    }
    // The band of a muscle: white noise alone is what a sensor without contact sends.
    this.#fast += 0.5 * (sum - this.#fast);
    this.#slow += 0.15 * (this.#fast - this.#slow);
    return 2.6 * (this.#fast - this.#slow);
  }

  #tick() {
    const due = this.seconds * this.rateHz;
    while (this.taken.length + 24 <= due) {
      const from = this.taken.length;
      const view = new DataView(new ArrayBuffer(52));
      view.setUint32(0, (this.index + from) >>> 0, true);
      for (let i = 0; i < 24; ++i) {
        const raw = Math.round(8000 + (this.#noise() * this.strength((from + i) / this.rateHz)) / 2.74658203125);
        this.taken.push(raw);
        view.setInt16(4 + 2 * i, raw, true);
      }
      if (this.notify(UMYO_DATA, new Uint8Array(view.buffer))) {
        const last = this.sent.at(-1);
        if (last && last[1] === from) last[1] = from + 24;
        else this.sent.push([from, from + 24]);
      }
    }
    for (; this.#auxDue < this.seconds; this.#auxDue += 0.04) {
      const aux = new DataView(new ArrayBuffer(26));
      aux.setInt16(4, 16384, true);
      aux.setInt16(18, 32000, true);
      this.notify(UMYO_DATA, new Uint8Array(aux.buffer));
    }
  }

  /** As if switched off and on: the counter begins anew. */
  restart() {
    this.index = -this.taken.length;
  }

  stop() {
    clearInterval(this.#timer);
  }
}

export const UMYO_STEP = 3.6e6 / 16384 / 80;

/**
 * Compares what a recording holds with what the device sent. The recording begins somewhere in the first run and ends
 * somewhere in the last; in between every sample stands in its place, once.
 * @param {Umyo} device @param {[number, number][]} runs what was sent, [from, to) @param {number[]} values uV, gaps filled
 * @param {number} total samples in the recording, gaps included
 */
export function compareWithSent(device, runs, values, total) {
  const fits = (/** @type {number} */ at, /** @type {number} */ first) =>
    Math.abs(values[at - first] - (device.taken[at] - 8192) * UMYO_STEP) <= UMYO_STEP / 2;
  const [from, to] = runs[0];
  let first = from;
  const begins = () => Array.from({ length: 240 }, (_, i) => first + i).every((at) => fits(at, first));
  while (first < to && !begins()) first += 24;
  const end = first + total;
  const wrong = [];
  let checked = 0;
  runs.forEach(([begin, stop], index) => {
    for (let at = index ? begin : first; at < Math.min(stop, end); ++at, ++checked)
      if (!fits(at, first)) wrong.push(at);
  });
  return { first, end, checked, wrong };
}

const NPG_SERVICE = '4fafc201-1fb5-459e-8fcc-c5c9c331914b';
const NPG_DATA = 'beb5483e-36e1-4688-b7f5-ea07361b26a8';
const NPG_CONTROL = '0000ff01-0000-1000-8000-00805f9b34fb';
const NPG_BATTERY = 'f633d0ec-46b4-43c1-a39f-1ca06d0602e1';

/** Sends nothing before START; its counter of eight bits begins anew with it. */
export class NpgLite extends Peripheral {
  /** @type {string[]} */ commands = [];
  counter = 0;
  running = false;
  sentSamples = 0;
  #timer;
  #due = 0;

  constructor(name = 'NPG-Lite-3CH:AA:BB', address = 'C0:FF:EE:00:00:02') {
    super({
      name,
      address,
      services: {
        [NPG_SERVICE]: {
          [NPG_DATA]: { flags: ['notify'] },
          [NPG_CONTROL]: {
            flags: ['read', 'write', 'notify'],
            onWrite: (bytes) => this.#command(Buffer.from(bytes).toString()),
          },
          [NPG_BATTERY]: { flags: ['notify'], onSubscribe: () => this.notify(NPG_BATTERY, [77]) },
        },
      },
    });
    this.#timer = setInterval(() => this.#tick(), 10);
  }

  /** @param {string} text */
  #command(text) {
    this.commands.push(text);
    if (text === 'START') {
      this.running = true;
      this.counter = 0;
      this.#due = performance.now();
    }
    if (text === 'STOP') this.running = false;
  }

  #tick() {
    for (; this.running && this.#due < performance.now(); this.#due += 20) {
      const bytes = [];
      for (let i = 0; i < 10; ++i) {
        const value = 2048 + Math.round(20 * Math.sin(this.sentSamples / 3) + (i % 3));
        bytes.push(this.counter & 255, value >> 8, value & 255, 8, 0, 7, 208);
        this.counter += 1;
        this.sentSamples += 1;
      }
      this.notify(NPG_DATA, bytes);
    }
  }

  stop() {
    clearInterval(this.#timer);
  }
}

const MOVESENSE_SERVICE = '34802252-7185-4d5d-b431-630e7050e8f0';
const MOVESENSE_COMMAND = '34800001-7185-4d5d-b431-630e7050e8f0';
const MOVESENSE_DATA = '34800002-7185-4d5d-b431-630e7050e8f0';

export class Movesense extends Peripheral {
  /** @type {number[][]} */ commands = [];
  #timer;
  #streaming = false;
  #due = 0;
  #boot = performance.now() - 5000;

  constructor(name = 'Movesense 1234', address = 'C0:FF:EE:00:00:03') {
    super({
      name,
      address,
      services: {
        [MOVESENSE_SERVICE]: {
          [MOVESENSE_COMMAND]: { flags: ['write'], onWrite: (bytes) => this.#command([...bytes]) },
          [MOVESENSE_DATA]: { flags: ['notify'] },
        },
      },
    });
    this.#timer = setInterval(() => this.#tick(), 10);
  }

  /** @param {number[]} bytes */
  #command(bytes) {
    this.commands.push(bytes);
    const [code, ref] = bytes;
    if (code === 4) setTimeout(() => this.notify(MOVESENSE_DATA, [1, ref, 200, 0, 91]), 100);
    if (code === 1) {
      setTimeout(() => this.notify(MOVESENSE_DATA, [1, ref, 200, 0]), 100);
      this.#streaming = true;
      this.#due = performance.now();
    }
    if (code === 2) this.#streaming = false;
  }

  #tick() {
    for (; this.#streaming && this.#due < performance.now(); this.#due += (4 * 1000) / 52) {
      const view = new DataView(new ArrayBuffer(102));
      view.setUint8(0, 2);
      view.setUint8(1, 10);
      view.setUint32(2, Math.round(this.#due - this.#boot), true);
      for (let i = 0; i < 4; ++i) view.setFloat32(6 + 12 * i + 8, 9.81, true);
      this.notify(MOVESENSE_DATA, new Uint8Array(view.buffer));
    }
  }

  stop() {
    clearInterval(this.#timer);
  }
}

const UART_SERVICE = '6e400001-b5a3-f393-e0a9-e50e24dcca9e';
const UART_RECEIVE = '6e400003-b5a3-f393-e0a9-e50e24dcca9e';

export class UartBoard extends Peripheral {
  #timer;
  #seq = 65500;
  #text = '';
  #due = 0;

  constructor(name = 'Charley-DIY', address = 'C0:FF:EE:00:00:04') {
    super({
      name,
      address,
      advertised: [UART_SERVICE],
      services: {
        [UART_SERVICE]: { [UART_RECEIVE]: { flags: ['notify'], onSubscribe: () => (this.#due = performance.now()) } },
        [BATTERY]: { [BATTERY_LEVEL]: { flags: ['read', 'notify'], value: [64] } },
        [INFORMATION]: { [FIRMWARE]: { flags: ['read'], value: [...Buffer.from('sketch 1.4')] } },
      },
    });
    this.#timer = setInterval(() => this.#tick(), 10);
  }

  #tick() {
    for (; this.#due && this.#due < performance.now(); this.#due += 10) {
      this.#text += `${this.#seq++ & 65535},0.01,0.02,0.99,${(10 * Math.sin(this.#seq)).toFixed(1)}\n`;
      while (this.#text.length > 20) {
        this.notify(UART_RECEIVE, Buffer.from(this.#text.slice(0, 20)));
        this.#text = this.#text.slice(20);
      }
    }
  }

  stop() {
    clearInterval(this.#timer);
  }
}
