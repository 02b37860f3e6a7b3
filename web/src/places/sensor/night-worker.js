// The only importer of the night and files modules. Decodes and analyses while it records; keeps the bytes.
import createNightModule from '#night';

import { openStore } from './recording-store.js';

/** @typedef {import('./types.d.ts').RecordingInfo} RecordingInfo */

const PIECE = 1 << 18;
const LIVE_EVERY_MS = 100;
const FLUSH_EVERY_MS = 1000;
const INFO_EVERY_FLUSHES = 5;

/** @type {import('../../../../wasm/night.d.ts').NightModule} */
let night;
/** @type {Promise<import('../../../../wasm/files.d.ts').FilesModule> | undefined} */
let files;
/** @type {import('./recording-store.js').Store | undefined} */
let store;
/** @type {RecordingInfo | undefined} */
let recording;
let open = false;
let flushing = Promise.resolve();
let flushes = 0;

/** @param {string} envelope */
function unwrap(envelope) {
  const result = JSON.parse(envelope);
  if (!result.ok) throw result.error;
  return result.value;
}

/** @param {{buffer(size: number): Uint8Array}} module @param {Uint8Array} bytes */
function put(module, bytes) {
  module.buffer(bytes.length).set(bytes);
  return bytes.length;
}

/** Addresses of the modules; the first message brings them. @type {{nightWasm: string, files: string, filesWasm: string}} */
let modules;

const loadFiles = () =>
  (files ??= import(/* @vite-ignore */ modules.files).then((loaded) =>
    loaded.default({ locateFile: () => modules.filesWasm, printErr: () => {} }),
  ));

/** @param {Blob} blob @param {(piece: Uint8Array) => void} take */
async function inPieces(blob, take) {
  for (let at = 0; at < blob.size; at += PIECE) take(new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer()));
}

/** Keeps what has come since the last time. One at a time, in order. */
function flush() {
  const bytes = open ? night.takeLog() : new Uint8Array();
  const info = recording;
  if (!info || !store || bytes.length === 0) return flushing;
  const live = { durationS: info.durationS };
  const where = store;
  flushing = flushing.then(async () => {
    await where.append(info.id, bytes);
    info.bytes += bytes.length;
    if (flushes++ % INFO_EVERY_FLUSHES === 0 || live.durationS === 0) await where.saveInfo(info);
  });
  flushing = flushing.catch((reason) => {
    recording = undefined;
    self.postMessage({
      event: 'refused',
      code: reason?.name === 'QuotaExceededError' ? 'storage-full' : 'recording-refused',
    });
  });
  return flushing;
}

function tellLive() {
  if (!open) return;
  const live = unwrap(night.live());
  if (recording) recording.durationS = live.durationS;
  const rows = night.takeDisplay();
  self.postMessage(
    { event: 'live', live, rows, bytes: recording?.bytes ?? 0, recording: Boolean(recording) },
    { transfer: [rows.buffer] },
  );
}

/** @param {any} header @param {boolean} keep */
async function begin(header, keep) {
  await flush();
  if (recording) await end();
  unwrap(night.open(JSON.stringify(header)));
  open = true;
  if (!keep) return undefined;
  if (!store) throw { code: 'recording-refused' };
  recording = {
    id: `${header.startedAtMs}`,
    name: '',
    device: header.device,
    profile: header.profile.id,
    startedAtMs: header.startedAtMs,
    durationS: 0,
    bytes: 0,
    ended: false,
    demo: Boolean(header.demo),
  };
  await flush();
  if (!recording) throw { code: 'recording-refused' };
  await navigator.storage?.persist?.().catch(() => false);
  return recording;
}

/** Goes on with a recording that was not ended. @param {RecordingInfo} info */
async function resume(info) {
  if (!store) throw { code: 'recording-refused' };
  const blob = await store.blob(info.id);
  night.resumeBegin();
  let last = { torn: 0, durationS: 0 };
  await inPieces(blob, (piece) => {
    last = unwrap(night.resumePush(put(night, piece)));
  });
  await store.cut(info.id, blob.size - last.torn);
  recording = { ...info, bytes: blob.size - last.torn, durationS: last.durationS };
  open = true;
  return last;
}

async function end() {
  if (!open) return undefined;
  const report = unwrap(night.finish());
  await flush();
  const ended = recording;
  recording = undefined;
  open = false;
  if (ended && store) {
    store.release(ended.id);
    ended.ended = true;
    ended.durationS = report.durationS;
    await store.saveInfo(ended);
  }
  return { report, info: ended };
}

/** @param {Blob} blob @param {number} mainsHz */
async function read(blob, mainsHz) {
  const module = await loadFiles();
  module.readBegin(mainsHz);
  await inPieces(blob, (piece) => unwrap(module.readPush(put(module, piece))));
  return unwrap(module.readFinish());
}

/** @param {string} id @param {string} format @param {number} utcOffsetMin */
async function convert(id, format, utcOffsetMin) {
  if (!store) throw { code: 'recording-refused' };
  const blob = await store.blob(id);
  if (format === 'raw') return blob;
  const module = await loadFiles();
  module.exportBegin(format, utcOffsetMin);
  await inPieces(blob, (piece) => unwrap(module.exportScan(put(module, piece))));
  unwrap(module.exportHeader());
  /** @type {BlobPart[]} */
  const parts = [/** @type {any} */ (module.takeExport())];
  await inPieces(blob, (piece) => {
    unwrap(module.exportWrite(put(module, piece)));
    parts.push(/** @type {any} */ (module.takeExport()));
  });
  module.exportEnd();
  parts.push(/** @type {any} */ (module.takeExport()));
  return new Blob(parts);
}

/** @type {Record<string, (...args: any[]) => any>} */
const METHODS = {
  begin,
  resume,
  end,
  read,
  convert,
  flush,
  placement: () => night.beginPlacement(),
  list: async () => (await store?.infos())?.sort((a, b) => b.startedAtMs - a.startedAtMs) ?? [],
  canStore: () => Boolean(store),
  blob: (/** @type {string} */ id) => store?.blob(id),
  report: async (/** @type {string} */ id, /** @type {number} */ mainsHz) =>
    read(/** @type {Blob} */ (await store?.blob(id)), mainsHz),
  rename: (/** @type {RecordingInfo} */ info) => store?.saveInfo(info),
  remove: (/** @type {string} */ id) => store?.remove(id),
};

/** @type {Promise<void>} */
let ready;

async function start() {
  const options = { locateFile: () => modules.nightWasm, printErr: () => {} };
  [night, store] = await Promise.all([createNightModule(options), openStore()]);
  setInterval(tellLive, LIVE_EVERY_MS);
  setInterval(flush, FLUSH_EVERY_MS);
}

self.addEventListener('message', async ({ data }) => {
  if (data.modules) {
    modules = data.modules;
    ready = start();
    ready.catch(() => {}); // the calls that wait for it say so
    return;
  }
  if (data.type) {
    // A record: no answer is waited for. 1 value, 2 link, 3 mark, 4 note.
    if (open) night.push(data.type, data.channel, data.timeS, put(night, data.bytes));
    if (data.type !== 1) flush();
    return;
  }
  try {
    await ready;
    self.postMessage({ id: data.id, ok: true, value: await METHODS[data.method](...data.args) });
  } catch (reason) {
    const known = reason && typeof (/** @type {any} */ (reason).code) === 'string';
    self.postMessage({
      id: data.id,
      ok: false,
      error: known ? reason : { code: 'core-failed', message: String(reason) },
    });
  }
});
