import { fetchElectron } from './fetch.ts';
import { electronVersion, findElectron } from './installed.ts';
import { PastFailure } from './past-failure.ts';

/** What the app runs on: Electron's executable, or the stand-in and the reason for it. */
export type Runtime =
  | { readonly kind: 'electron'; readonly binary: string }
  | { readonly kind: 'stand-in'; readonly why: string };

/**
 * Finds Electron's runtime, fetching it when it is missing. `ELECTRON_SKIP_BINARY_DOWNLOAD` forbids fetching.
 *
 * @param tryAgain fetches even when that failed within the last day
 */
export async function obtainElectron(tryAgain: boolean): Promise<Runtime> {
  const present = findElectron();
  if (present) return { kind: 'electron', binary: present };
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH'])
    return standIn('there is no Electron in ELECTRON_OVERRIDE_DIST_PATH');
  if (isSet(process.env['ELECTRON_SKIP_BINARY_DOWNLOAD']))
    return standIn('ELECTRON_SKIP_BINARY_DOWNLOAD forbids fetching Electron');
  const why = await fetchUnlessItFailedToday(electronVersion(), tryAgain);
  const fetched = findElectron();
  if (fetched) return { kind: 'electron', binary: fetched };
  return standIn(`Electron could not be fetched: ${why ?? 'its installer left no executable'}`);
}

async function fetchUnlessItFailedToday(
  version: string,
  tryAgain: boolean,
): Promise<string | undefined> {
  const past = new PastFailure();
  const earlier = tryAgain ? undefined : await past.reason(version);
  if (earlier) return earlier;
  console.log(`Fetching Electron ${version} (about 110 MB)…`);
  const reason = await fetchElectron();
  await (reason ? past.remember(version, reason) : past.forget());
  return reason;
}

function isSet(variable: string | undefined): boolean {
  return variable !== undefined && !['', '0', 'false'].includes(variable);
}

function standIn(why: string): Runtime {
  return { kind: 'stand-in', why };
}
