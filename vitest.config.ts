import { svelte } from '@sveltejs/vite-plugin-svelte';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Unit and integration tests in plain Node; the end-to-end suite under test/e2e has a configuration of its own. */
export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    testTimeout: 20_000,
    // By default one core is left idle; on a machine of two that would be half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Real windows draw late on a busy machine; what is polled for has to come, not to come fast.
    expect: { poll: { timeout: 10_000 } },
  },
});
