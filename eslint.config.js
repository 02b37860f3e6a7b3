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
  // One owner of each storage: answers, and recordings.
  {
    files: ['web/src/session/store.js', 'web/src/places/sensor/{erase,recording-store}.js'],
    rules: { 'no-restricted-globals': 'off' },
  },
  // What a session is can be tested without a page.
  {
    files: ['web/src/session/**/*.js', 'web/src/texts/**/*.js'],
    rules: {
      'no-restricted-globals': ['error', 'document', 'window', 'customElements', 'sessionStorage', 'indexedDB'],
    },
  },
  // A place imports no place.
  {
    files: ['web/src/places/*/**/*.js'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.\\./[^.]', message: 'A place imports no place.' }] },
      ],
    },
  },
  { files: ['web/src/core/core-worker.js'], languageOptions: { globals: { ...globals.worker } } },
  {
    files: ['*.js', 'web/build/**/*.{js,mjs}', 'tests/**/*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  // A promise is a yes to waitForFunction, whatever it will say.
  {
    files: ['tests/**/*.mjs'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name="waitForFunction"] > ArrowFunctionExpression[async=true]',
          message: 'waitForFunction does not wait for a promise: use eventually().',
        },
      ],
    },
  },
];
