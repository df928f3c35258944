import { svelte } from '@sveltejs/vite-plugin-svelte';
import { builtinModules } from 'node:module';
import { defineConfig, type UserConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

const nodeModules = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** Electron's main process: one ES module; production dependencies stay packages, native ones must. */
const main: UserConfig = {
  build: {
    outDir: 'dist/main',
    target: 'node22',
    minify: false,
    sourcemap: true,
    lib: { entry: 'main/index.ts', formats: ['es'], fileName: 'index' },
    rolldownOptions: {
      external: ['electron', ...nodeModules, ...Object.keys(manifest.dependencies)],
    },
  },
};

/** A sandboxed preload script has no module loader: one CommonJS file that needs nothing but `electron`. */
const preload: UserConfig = {
  build: {
    outDir: 'dist/preload',
    target: 'chrome140',
    minify: false,
    lib: { entry: 'preload/index.ts', formats: ['cjs'], fileName: () => 'index.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
};

const renderer: UserConfig = {
  root: 'renderer',
  plugins: [svelte({ configFile: false })],
  build: { outDir: '../dist/renderer', emptyOutDir: true, target: 'chrome140' },
};

const targets: Readonly<Record<string, UserConfig>> = { main, preload, renderer };

/** `vite build --mode main | preload | renderer` */
export default defineConfig(({ mode }) => {
  const target = targets[mode];
  if (!target) throw new Error(`Unknown target "${mode}": use main, preload or renderer.`);
  return target;
});
