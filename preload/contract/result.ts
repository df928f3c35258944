/** What can go wrong, by name. The renderer decides by code; people read the message. */
export type ErrorCode =
  | 'invalid-input'
  | 'not-found'
  | 'offline'
  | 'timeout'
  | 'rate-limited'
  | 'unauthorized'
  | 'wrong-environment'
  | 'clock-off'
  | 'bad-answer'
  | 'server-error'
  | 'key-invalid'
  | 'passphrase-needed'
  | 'passphrase-wrong'
  | 'keychain-locked'
  | 'keychain-missing'
  | 'keychain-timeout'
  | 'keychain-failed'
  | 'cancelled'
  | 'internal';

/** A failure a person can act on: `message` is one or two plain sentences that say what happened and what to do. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** Errors are values across boundaries; thrown errors lose their class and code over IPC. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export function ok(): Result<undefined>;
export function ok<T>(value: T): Result<T>;
export function ok(value?: unknown): Result<unknown> {
  return { ok: true, value };
}

export function fail(code: ErrorCode, message: string): Result<never> {
  return { ok: false, error: { code, message } };
}

/** The compiler proves that every member of a union was handled. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
