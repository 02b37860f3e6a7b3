// Addresses of the WebAssembly modules of the check and of its knowledge. The worker knows none by itself, so that any bundler can move the files.
import knowledge from '#bundle/check.json?url';
import words from '#bundle/words.json?url';
import check from '#wasm/check.wasm?url';
import whole from '#wasm/whole.mjs?url';
import wholeWasm from '#wasm/whole.wasm?url';

/** @typedef {{check: string, whole: string, wholeWasm: string}} ModuleFiles */

/** @type {ModuleFiles} */
export const MODULE_FILES = { check, whole, wholeWasm };

/** Our own content, packed; the words of people apart. @typedef {{knowledge: string, words: string}} ContentFiles */

/** @type {ContentFiles} */
export const CONTENT_FILES = { knowledge, words };
