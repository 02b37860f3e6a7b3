// Promise API over the worker. A module that crashed is replaced once and the call repeated.
import checkUrl from '#wasm/check.wasm?url';
import wholeUrl from '#wasm/whole.mjs?url';
import wholeWasmUrl from '#wasm/whole.wasm?url';

import workerUrl from './core-worker.js?worker&url';

import { scriptUrl } from './trusted.js';

/** The worker knows no address by itself, so that any bundler can move the files. */
const MODULES = { check: checkUrl, whole: wholeUrl, wholeWasm: wholeWasmUrl };

/** An error with a code of core/base/error.h, or network, no-webassembly, core-failed. */
export class CoreError extends Error {
  /** @param {{code: string, message?: string, where?: string}} data */
  constructor({ code, message = '', where = '' }) {
    super(`${code}: ${message} ${where}`.trim());
    this.code = code;
    this.where = where;
  }
}

export class CoreClient {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: CoreError) => void}>} */
  #waiting = new Map();
  #lastId = 0;
  #bundleUrl;
  #dataUrl = '';
  #language = 'en';

  /** @param {string} bundleUrl */
  constructor(bundleUrl) {
    this.#bundleUrl = bundleUrl;
  }

  /**
   * @param {string} [dataUrl] a clinic's own data folder @param {string} [language] of its texts
   * @returns {Promise<import('./types.d.ts').PageData>}
   */
  async load(dataUrl = this.#dataUrl, language = this.#language) {
    if (typeof WebAssembly !== 'object') throw new CoreError({ code: 'no-webassembly' });
    this.#dataUrl = dataUrl;
    this.#language = language;
    this.#start();
    return this.#send('load', [MODULES, this.#bundleUrl, dataUrl, language]);
  }

  /** @param {string} response @param {string} after @param {boolean} [quick] @returns {Promise<import('./types.d.ts').FlowValue>} */
  flow(response, after, quick = false) {
    return this.#call('flow', [response, after, quick]);
  }

  /**
   * @param {string} response @param {string} [reports] JSON array of sensor reports
   * @param {boolean} [changes] with what other answers would change
   * @returns {Promise<import('./types.d.ts').ResultValue>}
   */
  assess(response, reports = '', changes = true) {
    return this.#call('assess', [response, reports, changes]);
  }

  /** @param {object} texts texts and words of the language @param {string} response @param {string} question @returns {Promise<import('../../wasm/check.d.ts').AskValue>} */
  async ask(texts, response, question) {
    await this.#call('askLoad', [JSON.stringify(texts)]);
    return this.#call('ask', [response, question]);
  }

  /** @param {string} response @param {string} context see core/report/fhir_bundle.h @returns {Promise<object>} */
  fhir(response, context) {
    return this.#call('fhir', [response, context]);
  }

  /** @param {string} query @param {number} limit @returns {Promise<import('../../wasm/check.d.ts').MedicineMatch[]>} */
  searchMedicines(query, limit) {
    return this.#call('searchMedicines', [query, limit]);
  }

  /** Ends the worker; calls that wait are rejected. */
  close() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#rejectAll({ code: 'core-failed', message: 'closed' });
  }

  #start() {
    this.#worker?.terminate();
    this.#worker = new Worker(scriptUrl(workerUrl), { type: 'module', name: 'charley-core' });
    this.#worker.addEventListener('message', ({ data }) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.ok) waiting?.resolve(data.value);
      else waiting?.reject(new CoreError(data.error));
    });
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#rejectAll({ code: 'network', message: event.message ?? 'the worker did not start' });
    });
  }

  /** @param {{code: string, message?: string}} error */
  #rejectAll(error) {
    for (const { reject } of this.#waiting.values()) reject(new CoreError(error));
    this.#waiting.clear();
  }

  /** @param {string} method @param {any[]} args @returns {Promise<any>} */
  #send(method, args) {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      this.#worker?.postMessage({ id, method, args });
      if (!this.#worker) this.#rejectAll({ code: 'not-loaded' });
    });
  }

  /** @param {string} method @param {any[]} args @returns {Promise<any>} */
  async #call(method, args) {
    try {
      return await this.#send(method, args);
    } catch (error) {
      if (!(error instanceof CoreError) || error.code !== 'core-failed' || !this.#worker) throw error;
      await this.load();
      return this.#send(method, args);
    }
  }
}
