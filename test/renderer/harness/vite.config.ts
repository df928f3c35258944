import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** `npx vite --config test/renderer/harness/vite.config.ts` and open `/?scene=watchlist`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte({ configFile: '../../../renderer/svelte.config.js' })],
  build: { target: 'chrome140' },
});
