import type { Failure } from '../../preload/contract/result.ts';

/** What the person is told for each way a keychain can be out of reach. */
const keychainMissing: Failure = {
  code: 'keychain-missing',
  message:
    'No keychain answers on this computer. Install and start one (GNOME Keyring, KWallet or KeePassXC), then try again.',
};

export const libraryMissing: Failure = {
  code: 'keychain-missing',
  message:
    'The library that reaches the keychain is missing. On Linux, install libsecret (Debian and Ubuntu: libsecret-1-0; Fedora and Arch: libsecret) and try again; elsewhere, install Kalshi Tray afresh.',
};

export const keychainLocked: Failure = {
  code: 'keychain-locked',
  message: 'The keychain is locked. Unlock it, then try again.',
};

export const keychainSilent: Failure = {
  code: 'keychain-timeout',
  message:
    'The keychain has not answered for 10 seconds. If it shows a question, answer it, then try again.',
};

const keychainEmpty: Failure = {
  code: 'keychain-failed',
  message:
    'The keychain has no place to store a key in yet. Create a default keyring (in “Passwords and Keys”, for example), then try again.',
};

const keychainRestarted: Failure = {
  code: 'keychain-failed',
  message: 'The keychain was restarted in the meantime. Restart Kalshi Tray to reach it again.',
};

/**
 * Words by which an error of the platforms' keychains can be known. keytar passes on their message and nothing else; where
 * the desktop's language translates it, only names survive, so names come before phrases.
 *
 * Linux: libsecret, GIO and gnome-keyring. macOS: `SecCopyErrorMessageString`.
 */
const knownErrors: readonly (readonly [RegExp, Failure])[] = [
  [/org\.freedesktop\.secrets|D-Bus|dbus-launch|message bus/, keychainMissing],
  [/^Could not connect: |address is empty/, keychainMissing],
  [/locked collection|IsLocked/, keychainLocked],
  [/interaction is not allowed|In dark wake/, keychainLocked],
  [/User canceled|user name or passphrase you entered is not correct/, keychainLocked],
  [/\/org\/freedesktop\/secrets\/collection\//, keychainEmpty],
  [/session .*does not exist|connection is closed|The name :\d/, keychainRestarted],
];

/** The failure behind an error thrown by keytar. Its messages never hold a secret. */
export function keychainFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const known = knownErrors.find(([words]) => words.test(message));
  return (
    known?.[1] ?? {
      code: 'keychain-failed',
      message: `The keychain reports: “${message}”. See to that, then try again.`,
    }
  );
}
