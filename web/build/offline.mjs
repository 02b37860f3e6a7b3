// Makes build/web/app a folder of its own that installs and works without a network: the check beside the page,
// and a service worker by Workbox that holds exactly the files of one build. A new build waits until the person agrees.
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { generateSW } from 'workbox-build';

import { page } from './reference.mjs';

const app = 'build/web/app';
rmSync(`${app}/charley`, { recursive: true, force: true });
cpSync('build/web/charley', `${app}/charley`, { recursive: true });

const { count, size, warnings } = await generateSW({
  globDirectory: app,
  globPatterns: ['index.html', 'manifest.webmanifest', 'icon*.svg', 'charley/*'],
  // Who only answers questions never downloads the sensor's part; it is kept from its first use on.
  globIgnores: ['charley/{sensor,night,files}-*'],
  runtimeCaching: [
    {
      urlPattern: /\/charley\/(sensor|night|files)-[^/]+$/,
      handler: 'CacheFirst',
      options: { cacheName: 'charley-sensor' },
    },
  ],
  // Whatever a letter, a link or a program for sharing adds to the address leads to the same page.
  ignoreURLParametersMatching: [/./],
  swDest: `${app}/sw.js`,
  // Built files carry their hash in the name; only the entry keeps its name and so needs a revision.
  dontCacheBustURLsMatching: /-[\w-]{8}\.(js|json|wasm)$/,
  inlineWorkboxRuntime: true,
  cleanupOutdatedCaches: true,
  clientsClaim: true,
  skipWaiting: false,
  sourcemap: false,
  mode: 'production',
});
if (warnings.length) throw new Error(warnings.join('\n'));
// In the same file: under Trusted Types a worker fetches no second script.
appendFileSync(`${app}/sw.js`, readFileSync('web/build/hold.js'));
console.log(`offline: ${count} files, ${size} bytes`);

// The reference with live examples, out of the same description as types and manifest.
const reference = JSON.parse(readFileSync('web/package/reference.json', 'utf8'));
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
writeFileSync('build/web/reference/index.html', page(reference, version));

// What a page may ask for: published, so that a security officer can compare. And the hash of the one file whose name
// clinics write by hand; it covers neither the workers nor what the check loads later.
const list = readdirSync('build/web/charley').sort();
const hash = (name) => `sha384-${createHash('sha384').update(readFileSync(`build/web/charley/${name}`)).digest('base64')}`;
const files = Object.fromEntries(list.map((name) => [`charley/${name}`, hash(name)]));
writeFileSync('build/web/files.json', `${JSON.stringify(files, null, 2)}\n`);
console.log(`integrity of charley.js: ${files['charley/charley.js']}`);
