// One table: bytes over the wire, time to the first question, one assessment, start-up. Writes build/bench.json.
// Nothing here asserts a time; size budgets stand in tests/web/size.test.mjs.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import createCheckModule from '../../web/src/core/check-module.js';
import { unpack } from '../../web/src/core/unpack.js';
import { launch, openPage, serveSite } from '../support/harness.mjs';
import { answerSteps } from './steps.mjs';

const RUNS = 9;
const SENSOR_PART = /\/(sensor|night|files)-/;
/** @param {number[]} values @param {number} share */
const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const median = (/** @type {number[]} */ values) => quantile(values, 0.5);

function sizes() {
  const kinds = {
    '.js': 'JavaScript',
    '.wasm': 'WebAssembly',
    '.json': 'data and texts',
    '.html': 'HTML and icon',
    '.svg': 'HTML and icon',
  };
  /** @type {Record<string, {raw: number, gzip: number, brotli: number}>} */
  const table = {};
  /** @param {string} name @param {Buffer} bytes */
  function add(name, bytes) {
    table[name] ??= { raw: 0, gzip: 0, brotli: 0 };
    table[name].raw += bytes.length;
    table[name].gzip += gzipSync(bytes, { level: 9 }).length;
    table[name].brotli += brotliCompressSync(bytes).length;
  }
  const paths = [
    ...readdirSync('build/web/charley').map((name) => `build/web/charley/${name}`),
    'build/web/app/index.html',
    'build/web/app/icon.svg',
  ];
  for (const path of paths) {
    const kind = kinds[/** @type {keyof typeof kinds} */ (path.slice(path.lastIndexOf('.')))];
    const bytes = readFileSync(path);
    if (SENSOR_PART.test(path)) {
      add(path.includes('/files-') ? 'sensor: files' : 'sensor: night and its screen', bytes);
      continue;
    }
    if (/-(es|ar)-[\w-]+\.json$/.test(path)) {
      add('other languages', bytes);
      continue;
    }
    if (/\/(more|whole|sources|take)-/.test(path)) {
      add('loaded when first wanted', bytes);
      continue;
    }
    for (const name of [
      kind,
      'whole check',
      ...(path.endsWith('charley.js') || kind === 'HTML and icon' ? ['before the first question'] : []),
    ]) {
      add(name, bytes);
    }
  }
  return table;
}

/** @param {string} command @param {string[]} args */
const run = (command, args) =>
  JSON.parse(execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));

/** Load and flow, natively, by Google Benchmark. */
function benchmarks() {
  const json = run('build/native/tests/charley_bench', [
    '--benchmark_format=json',
    '--benchmark_min_time=0.2',
    `--benchmark_repetitions=${RUNS}`,
  ]);
  /** @type {Record<string, number[]>} */
  const times = {};
  for (const each of json.benchmarks)
    if (each.run_type === 'iteration') (times[each.name.replace('BM_', '')] ??= []).push(each.real_time);
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
}

/** Start-up of the core as the page does it. */
async function startUp() {
  const wasmBinary = readFileSync('build/wasm/wasm/check.wasm');
  const bundle = JSON.stringify(unpack(JSON.parse(readFileSync('build/bundle/check.json', 'utf8'))));
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const loads = [];
  for (let i = 0; i < RUNS; ++i) {
    const begin = performance.now();
    const core = await createCheckModule(wasmBinary);
    const ready = performance.now();
    core.load(bundle);
    starts.push(ready - begin);
    loads.push(performance.now() - ready);
  }
  return { 'instantiate, ms': median(starts), 'load knowledge, ms': median(loads) };
}

/** @param {boolean} throttled */
async function firstQuestion(throttled) {
  const browser = await launch();
  const site = await serveSite();
  const times = [];
  for (let i = 0; i < RUNS; ++i) {
    const { context, page } = await openPage(browser);
    const session = await context.newCDPSession(page);
    if (throttled) {
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 562.5,
        downloadThroughput: (1.44 * 1024 * 1024) / 8,
        uploadThroughput: (0.675 * 1024 * 1024) / 8,
      });
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    }
    await page.goto(`${site.origin}/app/`, { waitUntil: 'commit' });
    times.push(
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const look = () => {
              const box = document.querySelector('charley-check')?.shadowRoot?.querySelector('input');
              if (box) requestAnimationFrame(() => resolve(performance.now()));
              else requestAnimationFrame(look);
            };
            look();
          }),
      ),
    );
    await context.close();
  }
  await browser.close();
  await site.close();
  return times;
}

/** Eight hours of two channels at 250 Hz, in seconds of processor time; three rounds, medians, so that all see the same machine. */
function signalChain() {
  /** @type {Record<string, number[]>} */
  const times = {};
  const note = (/** @type {string} */ name, /** @type {number} */ seconds) => (times[name] ??= []).push(seconds);
  for (let round = 0; round < 3; ++round) {
    const native = run('build/native/tests/charley_signal_times', []);
    const wasm = run('node', ['build/wasm/tests/charley_signal_times.cjs']);
    note('native', native.chainS);
    note('WebAssembly', wasm.chainS);
    note('SciPy sosfilt chain', run('/usr/bin/python3', ['tests/bench/scipy_chain.py']).chainS);
    note('fili', run('node', ['tests/bench/fili_chain.mjs']).chainS);
    note('memory copy', native.copyS);
    note('native, whole analysis', native.wholeS);
    note('WebAssembly, whole analysis', wasm.wholeS);
  }
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
}

const kilo = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1).padStart(9);
const micro = (/** @type {{median_us: number, p99_us: number}} */ { median_us: mid, p99_us: high }) =>
  `${mid.toFixed(1).padStart(9)} ${high.toFixed(1).padStart(9)}`;

const steps = { usual: await answerSteps(1, 3), slow: await answerSteps(4, 3) };

const result = {
  date: new Date().toISOString(),
  sizes: sizes(),
  native: run('build/native/tests/charley_times', []),
  wasm: run('node', ['build/wasm/tests/charley_times.cjs']),
  benchmarks: benchmarks(),
  'signal chain, s': signalChain(),
  startUp: await startUp(),
  'time to first question, ms': {
    localhost: median(await firstQuestion(false)),
    'Slow 4G, 4x CPU': median(await firstQuestion(true)),
  },
  'answer to next question painted, ms': {
    'median and 95 %': [median(steps.usual.times), quantile(steps.usual.times, 0.95)],
    'the same, 4x CPU': [median(steps.slow.times), quantile(steps.slow.times, 0.95)],
  },
  'heap at the result, MB': steps.usual.heap / 1e6,
};

console.log(`${'size, kB'.padEnd(28)}      raw      gzip    brotli`);
for (const [name, { raw, gzip, brotli }] of Object.entries(result.sizes))
  console.log(name.padEnd(27), kilo(raw), kilo(gzip), kilo(brotli));
console.log(`\n${'one call, us'.padEnd(28)}   native       p99 |  WebAssembly   p99 | ratio`);
for (const [name, times] of Object.entries(result.native)) {
  const ratio = result.wasm[name].median_us / /** @type {any} */ (times).median_us;
  console.log(name.padEnd(27), micro(/** @type {any} */ (times)), '|', micro(result.wasm[name]), '|', ratio.toFixed(1));
}
console.log('\nnative, us');
for (const [name, value] of Object.entries(result.benchmarks))
  console.log(name.padEnd(27), value.toFixed(1).padStart(9));
console.log('\ncore in Node, ms');
for (const [name, value] of Object.entries(result.startUp)) console.log(name.padEnd(27), value.toFixed(1).padStart(9));
const chain = result['signal chain, s'];
console.log('\n8 h x 2 channels at 250 Hz through filter, RMS and onsets, s');
for (const [name, value] of Object.entries(chain)) console.log(name.padEnd(27), value.toFixed(3).padStart(9));
console.log(
  `native is ${(chain['SciPy sosfilt chain'] / chain.native).toFixed(1)} x SciPy, WebAssembly ${(chain.fili / chain.WebAssembly).toFixed(1)} x fili`,
);
console.log(`\ntime from navigation to the first question, median of ${RUNS}, ms`);
for (const [name, value] of Object.entries(result['time to first question, ms']))
  console.log(name.padEnd(27), value.toFixed(0).padStart(9));
console.log('\nfrom pressing the button to the next question painted, ordinary check, ms');
for (const [name, [mid, high]] of Object.entries(result['answer to next question painted, ms']))
  console.log(name.padEnd(27), mid.toFixed(1).padStart(9), high.toFixed(1).padStart(9));
console.log('heap at the result, MB'.padEnd(27), result['heap at the result, MB'].toFixed(2).padStart(9));
writeFileSync('build/bench.json', `${JSON.stringify(result, null, 2)}\n`);
console.log('\nwritten to build/bench.json');
