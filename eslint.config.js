import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import { readdirSync } from 'node:fs';
import ts from 'typescript-eslint';

/** The folders of `main/`: one capability each, or one side of the outside world; none sees another's insides. */
const mainFolders = readdirSync(new URL('main', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `main/${name}`);

const to = (...types) => ({ to: { element: { types: { anyOf: types } } } });
const from = (...types) => ({ element: { types: { anyOf: types } } });

/** Who may import whom: the folders are the architecture. The files of `main/` itself join its folders. */
const policies = [
  { from: from('preload/contract'), allow: to('preload/contract') },
  { from: from('preload'), allow: to('preload/contract') },
  { from: from('renderer'), allow: to('renderer', 'preload/contract') },
  ...mainFolders.map((folder) => ({
    from: from(folder),
    allow: to(folder, 'main/adapters', 'preload/contract'),
  })),
  { from: from('main'), allow: to('main', 'preload/contract', ...mainFolders) },
];

/** A file belongs to the first of these that it lies in. */
const elements = ['preload/contract', 'preload', 'renderer', ...mainFolders, 'main'].map(
  (folder) => ({ type: folder, pattern: folder, partialMatch: false }),
);

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

export default defineConfig(
  { ignores: ['dist/', 'release/', '.cache/', 'test/fixtures/'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
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
