// Makes what clinics and developers take home: an npm package and a WordPress plugin, both around build/web/charley.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

import { customElements, typeDefinitions } from './reference.mjs';

const { name, version, license } = JSON.parse(readFileSync('package.json', 'utf8'));
const reference = JSON.parse(readFileSync('web/package/reference.json', 'utf8'));
const out = 'build/package';
rmSync(out, { recursive: true, force: true });

const npm = `${out}/npm`;
mkdirSync(npm, { recursive: true });
cpSync('build/web/charley', `${npm}/charley`, { recursive: true });
cpSync('LICENSE', `${npm}/LICENSE`);
cpSync('web/package/README.md', `${npm}/README.md`);
writeFileSync(`${npm}/custom-elements.json`, JSON.stringify(customElements(reference, version), null, 2));
writeFileSync(`${npm}/charley-check.d.ts`, typeDefinitions(reference));
writeFileSync(
  `${npm}/package.json`,
  JSON.stringify(
    {
      name,
      version,
      description: reference.description,
      license,
      type: 'module',
      exports: {
        '.': { types: './charley-check.d.ts', default: './charley/charley.js' },
        './custom-elements.json': './custom-elements.json',
        './charley/*': './charley/*',
      },
      types: './charley-check.d.ts',
      customElements: 'custom-elements.json',
      sideEffects: ['./charley/charley.js'],
    },
    null,
    2,
  ),
);
execFileSync('npm', ['pack', '--silent', '--pack-destination', '..'], { cwd: npm, stdio: 'ignore' });

// The plugin: the same files, and PHP that puts the tag where the author wants it.
const plugin = `${out}/charley-check`;
cpSync('web/wordpress/charley-check', plugin, { recursive: true });
cpSync('build/web/charley', `${plugin}/charley-${version}`, { recursive: true });
cpSync('LICENSE', `${plugin}/LICENSE`);
for (const file of ['charley-check.php', 'readme.txt'])
  writeFileSync(`${plugin}/${file}`, readFileSync(`${plugin}/${file}`, 'utf8').replaceAll('{version}', version));
execFileSync('zip', ['-q', '-r', '-X', `charley-check-wordpress-${version}.zip`, 'charley-check'], { cwd: out });
rmSync(plugin, { recursive: true });

const sri = `sha384-${createHash('sha384').update(readFileSync('build/web/charley/charley.js')).digest('base64')}`;
console.log(`npm package:      ${out}/${name}-${version}.tgz`);
console.log(`WordPress plugin: ${out}/charley-check-wordpress-${version}.zip`);
console.log(`charley.js:       integrity="${sri}"`);
console.log(`files a page may ask for: ${readdirSync('build/web/charley').length}, listed in build/web/files.json`);
