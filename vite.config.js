import { minify } from 'terser';
import { defineConfig } from 'vite';

// One entry with a stable name, because clinics write its address by hand; everything that it loads
// carries a hash. Paths are relative, so the folder works from any place on a server.
const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html charley 'allow-duplicates'",
].join('; ');

const compress = /** @type {const} */ ({
  passes: 6,
  ecma: 2022,
  pure_getters: true, // no getter of ours or of Lit does anything else
  keep_fargs: false,
  unsafe_arrows: true, // no function of ours is called with `new`
});

/**
 * Terser after the bundler's own minifier takes another third of a kilobyte. In a minified chunk a line ends only within a
 * template of HTML or CSS: the indentation after it means nothing, nor does the end itself after what only CSS ends with.
 */
const smaller = {
  name: 'charley-smaller',
  async generateBundle(/** @type {any} */ _options, /** @type {Record<string, any>} */ bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const { code } = await minify(file.code, { module: true, ecma: 2022, compress });
      file.code = /** @type {string} */ (code)
        .replace(/\n[ \t]{2,}/g, '\n')
        .replace(/\n\/\*[^*]*\*\/\n/g, '\n') // comments of CSS
        .replace(/([;{])\n/g, '$1')
        .replace(/ \{(?=[a-z_-]+:)/g, '{')
        .replace(/([;{][a-z_-]+): /g, '$1:')
        .replace(/([a-z0-9%]);\}/g, '$1}');
    }
  },
};

/** Chunks here have neither styles nor further chunks to fetch ahead: an import is an import. */
const withoutPreload = {
  name: 'charley-without-preload',
  enforce: /** @type {const} */ ('pre'),
  load: (/** @type {string} */ id) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
};

export default defineConfig({
  plugins: [withoutPreload, smaller],
  root: 'web',
  base: './',
  appType: 'mpa',
  preview: {
    port: 8080,
    strictPort: true,
    headers: {
      'Content-Security-Policy': CSP,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Service-Worker-Allowed': '/app', // so that /app works offline as /app/ does
    },
  },
  publicDir: 'public',
  resolve: {
    alias: {
      '#wasm': new URL('build/wasm/wasm', import.meta.url).pathname,
      '#night': new URL('build/wasm/wasm/night.mjs', import.meta.url).pathname,
      '#bundle': new URL('build/bundle', import.meta.url).pathname,
    },
  },
  build: {
    outDir: '../build/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      input: { charley: 'web/src/charley.js' },
      output: {
        entryFileNames: 'charley/[name].js',
        chunkFileNames: 'charley/[name]-[hash].js',
        // The glue of a module is a file of its own; some servers do not know .mjs.
        assetFileNames: ({ names }) => `charley/[name]-[hash]${names[0]?.endsWith('.mjs') ? '.js' : '[extname]'}`,
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [smaller],
    rollupOptions: {
      output: {
        entryFileNames: 'charley/[name]-[hash].js',
        chunkFileNames: 'charley/[name]-[hash].js',
        assetFileNames: 'charley/[name]-[hash][extname]',
      },
    },
  },
});
