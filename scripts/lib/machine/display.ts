import { hasDisplay } from './needs.ts';
import { findProgram } from './programs.ts';
import { startService } from './service.ts';
import type { Session } from './session.ts';

/** Starts Xvfb on a Linux machine without a screen; does nothing where there is one, or no Xvfb. */
export async function openDisplay(): Promise<Session> {
  if (process.platform !== 'linux' || hasDisplay() || !findProgram(['Xvfb']))
    return { env: {}, close: () => undefined };
  const screen = ['-screen', '0', '1440x900x24'];
  const server = await startService('Xvfb', ['-displayfd', '1', ...screen, '-nolisten', 'tcp']);
  return { env: { DISPLAY: `:${server.greeting}` }, close: () => server.stop() };
}
