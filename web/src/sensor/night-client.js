// Promise API over the worker of the night.
import nightWasmUrl from '#wasm/night.wasm?url';
import filesUrl from '#wasm/files.mjs?url';
import filesWasmUrl from '#wasm/files.wasm?url';

import workerUrl from './night-worker.js?worker&url';

import { CoreError } from '../core-client.js';
import { scriptUrl } from '../trusted.js';

const encoder = new TextEncoder();

export class NightClient {
  #worker;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: CoreError) => void}>} */
  #waiting = new Map();
  #lastId = 0;

  /** @param {(message: import('./types.d.ts').LiveMessage) => void} onLive @param {(code: string) => void} onRefused */
  constructor(onLive, onRefused) {
    this.#worker = new Worker(scriptUrl(workerUrl), { type: 'module', name: 'charley-night' });
    this.#worker.postMessage({ modules: { nightWasm: nightWasmUrl, files: filesUrl, filesWasm: filesWasmUrl } });
    this.#worker.addEventListener('message', ({ data }) => {
      if (data.event === 'live') return onLive(data);
      if (data.event === 'refused') return onRefused(data.code);
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.ok) waiting?.resolve(data.value);
      else waiting?.reject(new CoreError(data.error));
      return undefined;
    });
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      for (const { reject } of this.#waiting.values())
        reject(new CoreError({ code: 'network', message: event.message }));
      this.#waiting.clear();
      onRefused('network');
    });
  }

  /** @param {string} method @param {...any} args @returns {Promise<any>} */
  call(method, ...args) {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, method, args });
    });
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
    for (const { reject } of this.#waiting.values()) reject(new CoreError({ code: 'core-failed', message: 'closed' }));
    this.#waiting.clear();
  }
}
