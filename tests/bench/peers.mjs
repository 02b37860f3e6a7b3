// The check beside what clinics embed today: same machine, same run, one load of each in turn. Form renderers and the
// static page are set up by the measuring scripts in CHARLEY_PEERS_DIR (default ../shared/peers), which put twenty
// questions into each; without that folder nothing is measured. About half an hour. Writes build/peers/results.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SCRIPTS = resolve(process.env.CHARLEY_PEERS_DIR ?? '../shared/peers');
const WORK = resolve('build/peers');
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const PORT = 8970;
const BASE = `http://127.0.0.1:${PORT}`;
const STATIC = 'gzip,branch,branch4x,axe,csp,offline,leak,reflow,keys';

if (!existsSync(join(SCRIPTS, 'setup.sh'))) {
  console.log(`no measuring scripts in ${SCRIPTS} (CHARLEY_PEERS_DIR): the peers are not measured`);
  process.exit(0);
}

/** @param {string} script of the measuring scripts @param {string[]} args */
const run = (script, args) =>
  execFileSync('node', [script, ...args], {
    cwd: join(WORK, 'src'),
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  });

if (!existsSync(join(WORK, 'www/nhsuk'))) {
  console.log('setting the peers up in build/peers');
  execFileSync('bash', [join(SCRIPTS, 'setup.sh'), WORK], { stdio: 'ignore' });
}

/** The page that the peers stand on, with the check in place of theirs; and the app, which is measured without a network. */
function ourPages() {
  const ours = join(WORK, 'www/charley');
  rmSync(ours, { recursive: true, force: true });
  cpSync('build/web', ours, { recursive: true });
  const page = readFileSync(join(WORK, 'www/baseline/index.html'), 'utf8')
    .replace(/<p id="first">.*?<\/p>/, '<charley-check></charley-check>')
    .replace('</body>', '<script type="module" src="charley/charley.js"></script></body>');
  writeFileSync(join(ours, 'index.html'), page);
}

/** What the scripts do with each page: the first answer, and one that leads to another question and back. */
function config() {
  run('peers.mk.mjs', [BASE]);
  const file = join(WORK, 'src/peers.json');
  const peers = JSON.parse(readFileSync(file, 'utf8')).filter((/** @type {any} */ { name }) =>
    existsSync(join(WORK, 'www', name)),
  );
  const first = '[data-item="chest-or-breath"]';
  const steps = { on: '.actions .primary', off: '.actions .back', target: '#question' };
  const ours = { name: 'charley', url: `${BASE}/charley/index.html`, first, root: 'charley-check', branches: [steps] };
  writeFileSync(file, JSON.stringify([ours, ...peers]));
  const app = [{ ...ours, name: 'charley', url: `${BASE}/charley/app/` }];
  writeFileSync(join(WORK, 'src/app.json'), JSON.stringify(app));
}

ourPages();
config();
mkdirSync(join(WORK, 'results'), { recursive: true });
const server = spawn('node', ['serve.mjs', '../www', String(PORT)], { cwd: join(WORK, 'src'), stdio: 'ignore' });
try {
  await new Promise((done) => setTimeout(done, 1000));
  for (const section of ['load', 'slow']) {
    const files = Array.from({ length: ROUNDS }, (_, i) => `../results/${section}-${i}.json`);
    for (const [i, file] of files.entries()) {
      console.log(`${section}, round ${i + 1} of ${ROUNDS}`);
      run('measure.mjs', ['--nowarm', '--config', 'peers.json', '--runs', '1', '--sections', section, '--out', file]);
    }
    run('merge.mjs', [section, `../results/${section}.json`, ...files]);
  }
  console.log('style sheets, policies, keys, branches');
  run('measure.mjs', [
    '--config',
    'peers.json',
    '--runs',
    String(ROUNDS),
    '--sections',
    STATIC,
    '--out',
    '../results/static.json',
  ]);
  run('measure.mjs', ['--config', 'app.json', '--runs', '1', '--sections', 'offline', '--out', '../results/app.json']);
} finally {
  server.kill();
}
const results = ['static', 'app', 'load', 'slow'].map((name) => `../results/${name}.json`);
console.log(run('table.mjs', results));
