import { createRequire } from 'node:module';

/** The part of keytar this app uses. `findCredentials` is not among it: it can crash on a locked keyring. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * Loads keytar's native part; throws where libsecret is not installed.
 *
 * `require` and not `import`: a failed `import` stays failed until the app restarts, a failed `require` is tried afresh.
 */
export function loadKeytar(): Keytar {
  const keytar: unknown = createRequire(import.meta.url)('keytar');
  if (!isKeytar(keytar)) throw new Error('keytar is not what it should be.');
  return keytar;
}

function isKeytar(value: unknown): value is Keytar {
  if (typeof value !== 'object' || value === null) return false;
  return 'getPassword' in value && 'setPassword' in value && 'deletePassword' in value;
}
