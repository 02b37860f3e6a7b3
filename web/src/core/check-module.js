// The small module behind the interface of wasm/check.d.ts: texts in, envelopes out. Written by hand, since five calls
// with strings need no more (see wasm/check.cpp). A trap inside throws a RuntimeError; the instance is spent then.

/** @typedef {import('../../../wasm/check.d.ts').CheckModule} CheckModule */

/** @param {WebAssembly.Module | string | Uint8Array<ArrayBuffer>} source compiled, an address, or bytes */
async function instantiate(source) {
  const nothing = () => {};
  const imports = {
    env: { emscripten_notify_memory_growth: nothing },
    wasi_snapshot_preview1: { proc_exit: nothing },
  };
  if (source instanceof WebAssembly.Module) return WebAssembly.instantiate(source, imports);
  if (typeof source !== 'string') return (await WebAssembly.instantiate(source, imports)).instance;
  const response = await fetch(source);
  if (!response.ok) throw { code: 'network', message: `HTTP ${response.status}`, where: source };
  // Not streamed: servers that do not know the type of .wasm are common, and the file is small.
  return (await WebAssembly.instantiate(await response.arrayBuffer(), imports)).instance;
}

/** @param {WebAssembly.Module | string | Uint8Array<ArrayBuffer>} source @returns {Promise<CheckModule & {memory: WebAssembly.Memory}>} */
export default async function createCheckModule(source) {
  const exports = /** @type {any} */ ((await instantiate(source)).exports);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  exports._initialize();

  /** @param {string} name @param {string[]} texts @param {(number | boolean)[]} [more] */
  const call = (name, texts, more = []) => {
    const parts = texts.map((text) => encoder.encode(text));
    let at = exports.charley_input(parts.reduce((sum, { length }) => sum + length, 0));
    for (const part of parts) {
      new Uint8Array(exports.memory.buffer, at, part.length).set(part);
      at += part.length;
    }
    const answer = exports[`charley_${name}`](...parts.map(({ length }) => length), ...more);
    return decoder.decode(new Uint8Array(exports.memory.buffer, answer, exports.charley_size()));
  };

  return {
    memory: exports.memory,
    load: (bundle) => call('load', [bundle]),
    loadWords: (words) => call('load_words', [words]),
    assess: (response) => call('assess', [response]),
    flow: (response, after, quick) => call('flow', [response, after], [quick]),
    searchMedicines: (query, limit) => call('search_medicines', [query], [limit]),
    readMedicines: (text) => call('read_medicines', [text]),
  };
}
