// Promise API over the worker of the night.
import nightWasmUrl from '#wasm/night.wasm?url';
import filesUrl from '#wasm/files.mjs?url';
import filesWasmUrl from '#wasm/files.wasm?url';

import workerUrl from './night-worker.js?worker&url';

import { CoreError } from '../../core/error.js';
import { scriptUrl } from '../../core/trusted.js';

const encoder = new TextEncoder();

/** A call that waits longer is said to be late; a large file may well take as long. */
const LATE_MS = 8000;

/** @typedef {{method: string, args: any[], resolve: (value: any) => void, reject: (error: CoreError) => void}} Call */

export class NightClient {
  /** @type {Worker} */
  #worker;
  /** @type {Map<number, Call>} */
  #waiting = new Map();
  #lastId = 0;
  #hears;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;

  /** @param {{live: (message: import('./types.d.ts').LiveMessage) => void, refused: (code: string) => void, late: (is: boolean) => void}} hears */
  constructor(hears) {
    this.#hears = hears;
    this.#worker = this.#start();
  }

  /** With a new worker, what waits is asked once more. */
  again() {
    this.#worker.terminate();
    this.#worker = this.#start();
    for (const [id, { method, args }] of this.#waiting) this.#worker.postMessage({ id, method, args });
    this.#watch();
  }

  /** @param {string} method @param {...any} args @returns {Promise<any>} */
  call(method, ...args) {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, { method, args, resolve, reject });
      this.#worker.postMessage({ id, method, args });
      this.#watch();
    });
  }

  #start() {
    const worker = new Worker(scriptUrl(workerUrl), { type: 'module', name: 'charley-night' });
    worker.postMessage({ modules: { nightWasm: nightWasmUrl, files: filesUrl, filesWasm: filesWasmUrl } });
    worker.addEventListener('message', ({ data }) => this.#receive(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#rejectAll({ code: 'network', message: event.message });
      this.#hears.refused('network');
    });
    return worker;
  }

  /** @param {any} data */
  #receive(data) {
    if (data.event === 'live') this.#hears.live(data);
    else if (data.event === 'refused') this.#hears.refused(data.code);
    else {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.ok) waiting?.resolve(data.value);
      else waiting?.reject(new CoreError(data.error));
    }
    this.#watch(); // it lives
  }

  /** From now on: whether what waits is answered in time. */
  #watch() {
    clearTimeout(this.#patience);
    this.#hears.late(false);
    if (this.#waiting.size) this.#patience = setTimeout(() => this.#hears.late(true), LATE_MS);
  }

  /** @param {{code: string, message: string}} error */
  #rejectAll(error) {
    for (const { reject } of this.#waiting.values()) reject(new CoreError(error));
    this.#waiting.clear();
    this.#watch();
  }

  /** @param {number} channel @param {Uint8Array} bytes @param {number} timeS */
  value(channel, bytes, timeS) {
    this.#worker.postMessage({ type: 1, channel, timeS, bytes }, [bytes.buffer]);
  }

  /** @param {'link' | 'mark' | 'note'} kind @param {string} text @param {number} timeS */
  text(kind, text, timeS) {
    const type = { link: 2, mark: 3, note: 4 }[kind];
    this.#worker.postMessage({ type, channel: 0, timeS, bytes: encoder.encode(text) });
  }

  close() {
    this.#worker.terminate();
    this.#rejectAll({ code: 'core-failed', message: 'closed' });
  }
}
