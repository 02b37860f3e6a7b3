// The night and files modules in Node: the same reports as the native program, live and afterwards, in blocks of any size.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import createFilesModule from '../../build/wasm/wasm/files.mjs';
import createNightModule from '../../build/wasm/wasm/night.mjs';
import { charley } from '../support/harness.mjs';

const binary = (/** @type {string} */ name) => readFileSync(`build/wasm/wasm/${name}.wasm`);
const night = () => createNightModule({ wasmBinary: binary('night'), printErr: () => {} });
const files = () => createFilesModule({ wasmBinary: binary('files'), printErr: () => {} });
const folder = mkdtempSync(join(tmpdir(), 'charley-night-'));
execFileSync('build/native/tests/charley_recordings', [folder]);
after(() => rmSync(folder, { recursive: true }));
const recordings = readdirSync(folder).filter((name) => name.endsWith('.charley'));

/** @param {any} module @param {Uint8Array} bytes */
function put(module, bytes) {
  module.buffer(bytes.length).set(bytes);
  return bytes.length;
}

/** @param {string} text */
function value(text) {
  const envelope = JSON.parse(text);
  assert.equal(envelope.ok, true, text);
  return envelope.value;
}

/** The records of a log, read without the core. @param {Buffer} log */
function* records(log) {
  const header = log.readUInt32LE(12);
  for (let at = 16 + header; at < log.length;) {
    const size = log.readUInt16LE(at + 2);
    yield {
      type: log[at],
      channel: log[at + 1],
      timeS: log.readUInt32LE(at + 4) / 10000,
      bytes: log.subarray(at + 8, at + 8 + size),
    };
    at += 8 + size;
  }
}

for (const name of ['night', 'files']) {
  test(`the hand-written types of ${name} name exactly what the module exports`, async () => {
    const module = /** @type {any} */ (await (name === 'night' ? night() : files()));
    const bound = [...readFileSync(`wasm/${name}.cpp`, 'utf8').matchAll(/emscripten::function\("(\w+)"/g)].map(
      ([, each]) => each,
    );
    const text = readFileSync(`wasm/${name}.d.ts`, 'utf8').match(/interface \w+Module \{([^]*?)\n\}/)?.[1] ?? '';
    const typed = [...text.matchAll(/^ {2}(\w+)\(/gm)].map(([, each]) => each);
    assert.deepEqual(typed.sort(), bound.sort());
    for (const each of typed) assert.equal(typeof module[each], 'function', each);
  });
}

test('recorded live: the same report as the native program, and the log is the bytes that came', async () => {
  for (const name of recordings) {
    const log = readFileSync(join(folder, name));
    const module = await night();
    const header = log.subarray(16, 16 + log.readUInt32LE(12)).toString();
    value(module.open(header));
    /** @type {Uint8Array[]} */
    const kept = [];
    let count = 0;
    /** @type {any[]} */
    const events = [];
    for (const { type, channel, timeS, bytes } of records(log)) {
      assert.equal(module.push(type, channel, timeS, put(module, bytes)), true);
      if (++count % 50 === 0) {
        kept.push(module.takeLog());
        events.push(...value(module.live()).events);
        assert.equal(module.takeDisplay().length % 4, 0);
      }
    }
    const report = value(module.finish());
    events.push(...value(module.live()).events);
    kept.push(module.takeLog());
    assert.deepEqual(Buffer.concat(kept), log, name);
    assert.equal(
      `${JSON.stringify(report)}`,
      JSON.stringify(JSON.parse(charley(['analyze', join(folder, name)]).stdout)),
      name,
    );
    const native = charley(['analyze', join(folder, name), '--events'])
      .stdout.trim()
      .split('\n')
      .filter(Boolean);
    assert.deepEqual(
      events,
      native.map((line) => JSON.parse(line)),
      name,
    );
  }
});

test('an unfinished recording goes on from its whole records', async () => {
  const log = readFileSync(join(folder, 'umyo.charley'));
  // Three bytes into a record, half way.
  let cut = 16 + log.readUInt32LE(12);
  for (const { bytes } of records(log)) if (cut < log.length / 2) cut += 8 + bytes.length;
  cut += 3;
  const module = await night();
  module.resumeBegin();
  let last = { torn: 0, durationS: 0 };
  for (let at = 0; at < cut; at += 4096)
    last = value(module.resumePush(put(module, log.subarray(at, Math.min(cut, at + 4096)))));
  assert.ok(last.torn > 0 && last.torn < 80, `${last.torn}`);
  assert.ok(last.durationS > 100);
  const whole = log.subarray(0, cut - last.torn);
  for (const { type, channel, timeS, bytes } of records(log)) {
    if (timeS > last.durationS + 1) module.push(type, channel, timeS, put(module, bytes));
  }
  const grown = Buffer.concat([whole, module.takeLog()]);
  const report = value(module.finish());
  const reader = await files();
  reader.readBegin(50);
  value(reader.readPush(put(reader, grown)));
  assert.deepEqual(value(reader.readFinish()), report);
});

test('files: reports and exports are the bytes of the native program', async () => {
  const module = await files();
  for (const name of recordings) {
    const log = readFileSync(join(folder, name));
    module.readBegin(50);
    for (let at = 0; at < log.length; at += 5000) value(module.readPush(put(module, log.subarray(at, at + 5000))));
    assert.deepEqual(value(module.readFinish()), JSON.parse(charley(['analyze', join(folder, name)]).stdout));
    for (const [format, ending, more] of [
      ['edf', 'edf', ''],
      ['edf-d', 'edf', '--discontinuous'],
      ['csv', 'csv', ''],
    ]) {
      module.exportBegin(format, 0);
      value(module.exportScan(put(module, log)));
      value(module.exportHeader());
      const parts = [module.takeExport()];
      value(module.exportWrite(put(module, log)));
      module.exportEnd();
      parts.push(module.takeExport());
      const target = join(folder, `native.${ending}`);
      assert.equal(charley(['convert', join(folder, name), target, ...(more ? [more] : [])]).status, 0);
      assert.ok(Buffer.concat(parts).equals(readFileSync(target)), `${name} ${format}`);
    }
  }
});

test('calls in the wrong order and bad bytes give codes; the modules live on', async () => {
  const code = (/** @type {string} */ text) => JSON.parse(text).error.code;
  const module = await night();
  assert.equal(code(module.live()), 'not-loaded');
  assert.equal(code(module.finish()), 'not-loaded');
  assert.equal(module.push(1, 0, 0, 0), false);
  assert.equal(code(module.open('{')), 'json-syntax');
  assert.equal(code(module.open('{}')), 'missing-field');
  const profile = JSON.parse(readFileSync('data/sensors/umyo.json', 'utf8'));
  assert.equal(code(module.open(JSON.stringify({ profile: { ...profile, decoder: 'magic' } }))), 'unsupported');
  assert.equal(code(module.open(JSON.stringify({ profile: { ...profile, streams: [] } }))), 'unsupported');
  value(module.open(JSON.stringify({ profile })));
  assert.equal(module.push(9, 0, 0, 0), false);
  const reader = await files();
  assert.equal(code(reader.readFinish()), 'not-loaded');
  reader.readBegin(50);
  assert.equal(code(reader.readPush(put(reader, Buffer.from('CHARLEYR\x09\0\0\0\0\0\0\0')))), 'file-format');
  reader.exportBegin('edf', 0);
  assert.equal(code(reader.exportHeader()), 'file-format');
});

test('hours of data do not grow the memory of a live session', async () => {
  const module = await night();
  const profile = JSON.parse(readFileSync('data/sensors/umyo.json', 'utf8'));
  value(module.open(JSON.stringify({ profile })));
  const packet = new Uint8Array(52);
  const view = new DataView(packet.buffer);
  let index = 0;
  const minutes = (/** @type {number} */ count) => {
    for (let i = 0; i < count * 60 * 46.5; ++i, index += 24) {
      view.setUint32(0, index, true);
      for (let k = 0; k < 24; ++k) view.setInt16(4 + 2 * k, 8000 + ((index * 7 + k * 13) % 5), true);
      module.push(1, 0, index / 1116, put(module, packet));
      if (i % 500 === 0) {
        module.takeLog();
        module.takeDisplay();
        module.live();
      }
    }
  };
  minutes(20);
  const before = /** @type {any} */ (module).HEAPU8.length;
  minutes(120);
  const after_ = /** @type {any} */ (module).HEAPU8.length;
  assert.ok(after_ - before <= 1 << 20, `${before} to ${after_}`);
});
