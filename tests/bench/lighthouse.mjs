// Lighthouse on the app's page, five times, medians of the three categories; served as a good server does, compressed and
// with the strict policy. Lighthouse is fetched from npm into build/lighthouse when it is first wanted.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

import config from '../../vite.config.js';

const VERSION = '12.8.2'; // the last one for Node 20
const RUNS = 5;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const WORK = 'build/lighthouse';
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

if (!existsSync(join(WORK, 'node_modules/lighthouse'))) {
  mkdirSync(WORK, { recursive: true });
  const args = ['install', '--prefix', WORK, '--no-save', '--no-audit', '--no-fund', `lighthouse@${VERSION}`];
  execFileSync('npm', args, { stdio: 'ignore' });
}

const server = createServer((request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
  const file = join('build/web', path.endsWith('/') ? `${path}index.html` : path);
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[/** @type {keyof typeof TYPES} */ (extname(file))] ?? 'application/octet-stream',
    'content-encoding': 'br',
    'cache-control': path.includes('-') ? 'max-age=31536000, immutable' : 'no-cache',
    .../** @type {Record<string, string>} */ (config.preview?.headers),
  });
  response.end(brotliCompressSync(readFileSync(file)));
});
await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

/** @returns {Promise<any>} */
async function once() {
  const args = [
    `http://127.0.0.1:${port}/app/`,
    `--only-categories=${CATEGORIES.join()}`,
    '--output=json',
    '--quiet',
    `--chrome-flags=${FLAGS}`,
  ];
  const env = { ...process.env, CHROME_PATH: '/usr/bin/chromium' };
  const child = spawn(join(WORK, 'node_modules/.bin/lighthouse'), args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  const code = await new Promise((done) => child.on('close', done));
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}`);
  return JSON.parse(out);
}

/** @type {Record<string, number[]>} */
const scores = Object.fromEntries(CATEGORIES.map((name) => [name, []]));
const lost = new Set();
for (let run = 0; run < RUNS; ++run) {
  const { categories, audits } = await once();
  for (const name of CATEGORIES) {
    scores[name].push(categories[name].score);
    for (const { id, weight } of categories[name].auditRefs)
      if (weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
        lost.add(`${id} ${audits[id].displayValue ?? ''}`);
  }
}
server.close();
const median = (/** @type {number[]} */ values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
console.log(`Lighthouse ${VERSION}, the app's page, median of ${RUNS} (all)`);
for (const [name, values] of Object.entries(scores))
  console.log(name.padEnd(27), median(values), `(${values.join(' ')})`);
for (const audit of lost) console.log(`below 0.9: ${audit}`);
