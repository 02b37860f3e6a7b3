// Answers as a short text that fits into a QR code, and back. Choices are bits in the order of the questionnaire, so
// a whole check takes some 60 bytes; only words that a person wrote, or picked from the names of medicines, are text.
//
// Bytes: format (1), fingerprint of the questionnaire (4), bits, then JSON of the words, if any. The whole is deflated
// where that makes it shorter. Text: "d" (deflated) or "p" (plain), then base64url.
import { optionsOf } from '../texts/items.js';

/** @typedef {import('../core/types.d.ts').Answers} Answers */
/** @typedef {import('../core/types.d.ts').FhirItem} FhirItem */
/** @typedef {import('../core/types.d.ts').GivenAnswer} GivenAnswer */
/** @typedef {{linkId: string, codes: string[], repeats: boolean, open: boolean, number: boolean}} Slot */

const FORMAT = 1;
/** What a code may be, and what it may grow to: a page never reads more than a check can be. */
const MAX_TEXT = 4000;
const MAX_BYTES = 20_000;
const MAX_WORD = 200;

/** A text that is no code of ours, or of another version of the questions. */
export class BrokenCode extends Error {}

/** Bits mean something else there. */
export class OtherVersion extends BrokenCode {}

/** @param {FhirItem[]} items @returns {Slot[]} */
function slots(items) {
  return items.flatMap((item) => [
    ...(['choice', 'open-choice', 'integer'].includes(item.type)
      ? [
          {
            linkId: item.linkId,
            codes: optionsOf(item).map(({ code }) => code),
            repeats: item.repeats ?? false,
            open: item.type === 'open-choice',
            number: item.type === 'integer',
          },
        ]
      : []),
    ...slots(item.item ?? []),
  ]);
}

/** FNV-1a over everything that gives the bits their meaning. @param {Slot[]} all */
function fingerprint(all) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(JSON.stringify(all))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

class BitWriter {
  /** @type {number[]} */ bytes = [];
  #at = 0;
  /** @param {number} value @param {number} count */
  put(value, count) {
    for (let i = count - 1; i >= 0; i--) {
      if (this.#at % 8 === 0) this.bytes.push(0);
      this.bytes[this.bytes.length - 1] |= (Math.floor(value / 2 ** i) % 2) << (7 - (this.#at % 8));
      this.#at++;
    }
  }
}

class BitReader {
  #bytes;
  #at = 0;
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }
  /** @param {number} count */
  take(count) {
    let value = 0;
    for (let i = 0; i < count; i++, this.#at++) {
      const byte = this.#bytes[this.#at >> 3];
      if (byte === undefined) throw new BrokenCode('too short');
      value = value * 2 + ((byte >> (7 - (this.#at % 8))) & 1);
    }
    return value;
  }
  rest() {
    return this.#bytes.subarray((this.#at + 7) >> 3);
  }
}

/** Bits for one of `count` choices, or none. @param {number} count */
const width = (count) => Math.ceil(Math.log2(count + 1));

/** @param {FhirItem[]} items @param {Answers} answers @returns {Uint8Array} */
export function pack(items, answers) {
  const all = slots(items);
  const bits = new BitWriter();
  /** @type {Record<string, GivenAnswer[]>} */
  const words = {};
  bits.put(FORMAT, 8);
  bits.put(fingerprint(all), 32);
  for (const { linkId, codes, repeats, number } of all) {
    const given = answers.get(linkId) ?? [];
    if (number) {
      bits.put(given.length ? 1 : 0, 1);
      if (given.length) bits.put(given[0].number ?? 0, 8);
    } else if (repeats) {
      bits.put(given.length ? 1 : 0, 1);
      if (given.length) for (const code of codes) bits.put(given.some((each) => each.code === code) ? 1 : 0, 1);
    } else {
      bits.put(codes.indexOf(given[0]?.code ?? '') + 1, width(codes.length));
    }
    const said = given.filter(({ text, display }) => text !== undefined || display !== undefined);
    if (said.length) words[linkId] = said;
  }
  const text = Object.keys(words).length ? JSON.stringify(words) : '';
  return new Uint8Array([...bits.bytes, ...new TextEncoder().encode(text)]);
}

/** @param {FhirItem[]} items @param {Uint8Array} bytes @returns {Answers} */
export function unpack(items, bytes) {
  const all = slots(items);
  const bits = new BitReader(bytes);
  if (bits.take(8) !== FORMAT) throw new BrokenCode('another form');
  if (bits.take(32) !== fingerprint(all)) throw new OtherVersion('another version');
  /** @type {Answers} */
  const answers = new Map();
  for (const { linkId, codes, repeats, number } of all) {
    /** @type {GivenAnswer[]} */
    let given = [];
    if (number) {
      if (bits.take(1)) given = [{ number: bits.take(8) }];
    } else if (repeats) {
      if (bits.take(1)) given = codes.filter(() => bits.take(1)).map((code) => ({ code }));
    } else {
      const index = bits.take(width(codes.length));
      if (index > codes.length) throw new BrokenCode('no such choice');
      if (index) given = [{ code: codes[index - 1] }];
    }
    if (given.length) answers.set(linkId, given);
  }
  const rest = bits.rest();
  if (rest.length) addWords(all, new TextDecoder().decode(rest), answers);
  return answers;
}

/** @param {Slot[]} all @param {string} json @param {Answers} answers */
function addWords(all, json, answers) {
  /** @type {Record<string, unknown>} */
  let words;
  try {
    words = JSON.parse(json);
  } catch {
    throw new BrokenCode('words');
  }
  /** @param {unknown} value @returns {value is string} */
  const isWord = (value) => typeof value === 'string' && value.length <= MAX_WORD;
  for (const [linkId, said] of Object.entries(words ?? {})) {
    const slot = all.find((each) => each.linkId === linkId);
    if (!slot?.open || !Array.isArray(said)) throw new BrokenCode(linkId);
    const given = answers.get(linkId) ?? [];
    for (const { text, code, display } of /** @type {Record<string, unknown>[]} */ (said)) {
      if (isWord(text)) given.push({ text });
      else if (isWord(display) && isWord(code) && slot.codes.includes(code)) {
        const chosen = given.find((each) => each.code === code && !each.display);
        if (chosen) chosen.display = display;
        else given.push({ code, display });
      } else throw new BrokenCode(linkId);
    }
    answers.set(linkId, given);
  }
}

/** @param {Uint8Array} bytes @param {CompressionStream | DecompressionStream} stream @param {number} limit */
async function through(bytes, stream, limit) {
  const pair = /** @type {ReadableWritablePair<Uint8Array, Uint8Array>} */ (stream);
  const reader = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(pair).getReader();
  /** @type {number[]} */
  const out = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    out.push(...part.value);
    if (out.length > limit) throw new BrokenCode('too much');
  }
  return new Uint8Array(out);
}

/** @param {Uint8Array} bytes */
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (c) => ({ '+': '-', '/': '_', '=': '' })[c] ?? '');

/** @param {FhirItem[]} items @param {Answers} answers */
export async function encode(items, answers) {
  const bytes = pack(items, answers);
  const deflated = await through(bytes, new CompressionStream('deflate-raw'), Infinity).catch(() => bytes);
  return deflated.length < bytes.length ? `d${base64url(deflated)}` : `p${base64url(bytes)}`;
}

/** @param {FhirItem[]} items @param {string} text @returns {Promise<Answers>} throws BrokenCode */
export async function decode(items, text) {
  if (text.length > MAX_TEXT || !/^[dp][\w-]+$/.test(text)) throw new BrokenCode('no code');
  try {
    const raw = atob(text.slice(1).replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(raw, (c) => c.charCodeAt(0));
    return unpack(
      items,
      text[0] === 'd' ? await through(bytes, new DecompressionStream('deflate-raw'), MAX_BYTES) : bytes,
    );
  } catch (error) {
    throw error instanceof BrokenCode ? error : new BrokenCode(String(error));
  }
}
