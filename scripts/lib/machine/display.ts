import { hasDisplay } from './needs.ts';
import { findProgram } from './programs.ts';
import { startService } from './service.ts';
import type { Session } from './session.ts';

/**
 * Starts Xvfb for Electron on a Linux machine without a screen; does nothing where there is one, or no Xvfb. The stand-in's
 * Chromium needs none.
 */
export async function openDisplay(runtime: 'electron' | 'stand-in'): Promise<Session> {
  const needed = runtime === 'electron' && process.platform === 'linux' && !hasDisplay();
  if (!needed || !findProgram(['Xvfb'])) return { env: {}, close: () => undefined };
  const screen = ['-screen', '0', '1440x900x24'];
  const server = await startService('Xvfb', ['-displayfd', '1', ...screen, '-nolisten', 'tcp']);
  return { env: { DISPLAY: `:${server.greeting}` }, close: () => server.stop() };
}
