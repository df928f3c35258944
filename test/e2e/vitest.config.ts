import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * The end-to-end suite: the built app on Electron or on the stand-in, one file after the other, since each starts an app with a
 * window. `KALSHI_TRAY_RUNTIME` (`electron` or `stand-in`) tells on which; `npm test` sets it.
 */
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    include: ['test/e2e/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
