import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Folders of `main/` that own one capability each and never see each other's insides. */
const capabilities = [
  'account',
  'alerts',
  'catalogue',
  'doctor',
  'feed',
  'history',
  'kalshi',
  'keychain',
  'practice',
  'settings',
  'storage',
  'watchlist',
];

const to = (...types) => ({ to: { element: { types: { anyOf: types } } } });
const from = (...types) => ({ element: { types: { anyOf: types } } });

/** Who may import whom: the folders are the architecture. */
const policies = [
  { from: from('preload'), allow: to('contract') },
  { from: from('renderer'), allow: to('renderer', 'contract') },
  { from: from('adapters'), allow: to('adapters', 'contract') },
  ...capabilities.map((name) => ({
    from: from(`main-${name}`),
    allow: to(`main-${name}`, 'adapters', 'contract'),
  })),
  { from: from('contract'), allow: to('contract') },
  { from: from('desktop'), allow: to('desktop', 'adapters', 'contract') },
  { from: from('ipc'), allow: to('ipc', 'adapters', 'contract') },
  {
    from: from('composition'),
    allow: to('composition', 'desktop', 'ipc', 'adapters', 'contract', ...all()),
  },
  { from: from('tooling'), allow: to('tooling', 'composition', 'adapters', 'contract', ...all()) },
];

function all() {
  return capabilities.map((name) => `main-${name}`);
}

const elements = [
  { type: 'contract', pattern: 'preload/contract', partialMatch: false },
  { type: 'renderer', pattern: 'renderer', partialMatch: false },
  ...['adapters', 'desktop', 'ipc'].map((name) => ({
    type: name,
    pattern: `main/${name}`,
    partialMatch: false,
  })),
  ...capabilities.map((name) => ({
    type: `main-${name}`,
    pattern: `main/${name}`,
    partialMatch: false,
  })),
  { type: 'preload', pattern: 'preload', partialMatch: false },
  { type: 'composition', pattern: 'main', partialMatch: false },
  { type: 'tooling', pattern: ['test', 'scripts'], partialMatch: false },
];

const electronIsForTheShell = {
  paths: [
    {
      name: 'electron',
      message: 'Only main/index.ts, main/app.ts, main/desktop and main/ipc know Electron.',
    },
  ],
};

const timeComesInThroughTheClock = [
  'error',
  { object: 'Date', property: 'now', message: 'Take a Clock (main/adapters/clock.ts).' },
  { object: 'Math', property: 'random', message: 'Take a Random (main/adapters/random.ts).' },
];

export default ts.config(
  { ignores: ['dist/', 'release/', 'node_modules/', '.cache/', 'coverage/', 'test/fixtures/'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: globals.browser },
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    ...ts.configs.disableTypeChecked,
    languageOptions: { globals: globals.node, parserOptions: { projectService: false } },
  },
  {
    files: ['main/**', 'preload/**', 'renderer/**'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': elements,
      'boundaries/include': ['main/**', 'preload/**', 'renderer/**'],
    },
    rules: {
      'boundaries/dependencies': ['error', { default: 'disallow', policies }],
      'boundaries/no-unknown-files': 'error',
    },
  },
  {
    files: ['main/**/*.ts'],
    ignores: ['main/index.ts', 'main/app.ts', 'main/desktop/**', 'main/ipc/**'],
    rules: { 'no-restricted-imports': ['error', electronIsForTheShell] },
  },
  {
    files: ['main/**/*.ts'],
    ignores: ['main/adapters/**'],
    rules: {
      'no-restricted-properties': timeComesInThroughTheClock,
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'].map((name) => ({
          name,
          message: 'Take a Clock (main/adapters/clock.ts).',
        })),
      ],
    },
  },
  { files: ['scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
);
