import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** Whether Xvfb is installed. */
export const canDisplay = process.platform === 'linux' && spawnSync('which', ['Xvfb']).status === 0;

/** A screen that nobody sees, smaller than the one the stand-in tells the app of. */
export interface VirtualDisplay {
  /** For `DISPLAY`. */
  readonly name: string;
  stop(): void;
}

/** Starts Xvfb on a display that is free. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const screen = ['-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', ['-displayfd', '1', ...screen], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [number] = (await once(server.stdout, 'data')) as [Buffer];
  return { name: `:${String(number).trim()}`, stop: () => void server.kill() };
}
