import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['build/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['web/src/**/*.js'],
    languageOptions: { globals: { ...globals.browser } },
    rules: { 'no-restricted-globals': ['error', 'localStorage', 'sessionStorage', 'indexedDB'], eqeqeq: 'error' },
  },
  {
    files: ['web/public/**/*.js', 'web/wordpress/**/*.js'],
    languageOptions: { globals: { ...globals.browser } },
  },
  // One owner of each browser power: only the store may touch storage.
  { files: ['web/src/store.js'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['web/src/core-worker.js'], languageOptions: { globals: { ...globals.worker } } },
  {
    files: ['*.js', 'web/build/**/*.mjs', 'tests/**/*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
