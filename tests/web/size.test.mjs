// Size budgets, measured on the built files with brotli at the level servers use for static files (11).
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

const folder = 'build/web/charley';
/** @param {string} path */
const brotli = (path) => brotliCompressSync(readFileSync(path)).length;
const files = readdirSync(folder).map((name) => ({ name, bytes: brotli(`${folder}/${name}`) }));
const app = brotli('build/web/app/index.html') + brotli('build/web/app/icon.svg');

test('the whole check is at most 150 kB brotli', () => {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0) + app;
  console.log(`whole check: ${total} bytes brotli`);
  assert.ok(total <= 150_000, `${total}`);
});

test('the first question needs at most 40 kB brotli', () => {
  const first = files.find(({ name }) => name === 'charley.js').bytes + app;
  console.log(`first question: ${first} bytes brotli`);
  assert.ok(first <= 40_000, `${first}`);
});

test('the folder holds one module, one worker, one bundle and one entry', () => {
  assert.equal(files.filter(({ name }) => name.endsWith('.wasm')).length, 1);
  assert.equal(files.filter(({ name }) => name.endsWith('.json')).length, 1);
  assert.equal(files.filter(({ name }) => name.endsWith('.js')).length, 2);
});
