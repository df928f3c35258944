import type { KeyOffer } from '../../preload/contract/account.ts';

/** The process's environment variables. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The key named by the variables that Kalshi's own tools use, or `null` unless both are set. */
export function offeredKey(variables: Variables): KeyOffer | null {
  const keyId = variables['KALSHI_API_KEY_ID']?.trim();
  const path = variables['KALSHI_PRIVATE_KEY_PATH']?.trim();
  return keyId && path ? { keyId, path } : null;
}
