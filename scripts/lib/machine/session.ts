import { openDisplay } from './display.ts';
import { openKeyring } from './keyring.ts';

/** Parts of a desktop session that this machine did not have. */
export interface Session {
  /** What tells programs of them. */
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

/** Opens what a Linux machine without a desktop lacks for trying out the app: a display, and a D-Bus session with a keyring. */
export async function openSession(runtime: 'electron' | 'stand-in'): Promise<Session> {
  const display = await openDisplay(runtime);
  try {
    const keyring = await openKeyring();
    const close = (): void => {
      keyring.close();
      display.close();
    };
    return { env: { ...display.env, ...keyring.env }, close };
  } catch (error) {
    display.close();
    throw error;
  }
}
