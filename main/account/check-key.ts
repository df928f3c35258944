import type { EnvironmentId } from '../../preload/contract/environment.ts';
import { fail, type Result } from '../../preload/contract/result.ts';
import type { Credentials, KeyChecker } from './ports.ts';

const WHERE_KEY_IDS_ARE = 'Kalshi shows the id beside the key under Account & security → API keys.';

/** Environments whose keys are easily taken for one another. */
const twins = {
  production: { name: 'Kalshi', other: 'demo' },
  demo: { name: 'Demo', other: 'production' },
} as const;

/**
 * Asks the exchange whether it takes a key, and when it does not, finds out which mistake is the likely one.
 *
 * - `wrong-environment`: the key is good, but in the other of Kalshi and Demo
 * - `unauthorized`: neither takes it, so the key id does not match the private key, or the key was deleted
 * - everything else as the checker says: the exchange could not be asked, the clock is off
 */
export async function checkKey(
  checker: KeyChecker,
  environment: EnvironmentId,
  credentials: Credentials,
): Promise<Result<{ readonly scopes: readonly string[] | null }>> {
  const checked = await checker.check(environment, credentials);
  if (checked.ok || checked.error.code !== 'unauthorized') return checked;
  if (environment !== 'production' && environment !== 'demo') return unknownKey('This exchange');
  const { name, other } = twins[environment];
  const elsewhere = await checker.check(other, credentials);
  if (elsewhere.ok) return belongsTo(name, twins[other].name);
  if (elsewhere.error.code === 'unauthorized') return unknownKey(name);
  return perhapsElsewhere(name, twins[other].name);
}

function belongsTo(here: string, there: string): Result<never> {
  return fail(
    'wrong-environment',
    `${here} refused this key: it belongs to ${there}. Choose ${there} and import it again.`,
  );
}

function unknownKey(here: string): Result<never> {
  return fail(
    'unauthorized',
    `${here} refused this key: the key id does not match this private key, or the key was deleted. ${WHERE_KEY_IDS_ARE}`,
  );
}

function perhapsElsewhere(here: string, there: string): Result<never> {
  return fail(
    'unauthorized',
    `${here} refused this key: the key id does not match this private key, or it belongs to ${there}, which could not be asked. ${WHERE_KEY_IDS_ARE}`,
  );
}
