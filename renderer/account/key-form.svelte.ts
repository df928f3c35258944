import {
  MAX_KEY_FILE_BYTES,
  type KeyImport,
  type KeySummary,
} from '../../preload/contract/account.ts';
import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import { fail, type ErrorCode, type Failure, type Result } from '../../preload/contract/result.ts';

/** Beside which field a failure is told. */
export type FailurePlace = 'key' | 'passphrase' | 'identity' | 'form';

const PASTE_AGAIN = 'Paste the key again: nothing of it was kept.';

/**
 * The key import form.
 *
 * Key material passes through and is not kept: a chosen file is read at the moment of sending, a pasted text and the
 * passphrase are taken out of the form before the answer comes. Of a chosen file the form keeps only the browser's handle, so
 * that a mistyped key id does not mean choosing it again.
 */
export class KeyForm {
  environment: EnvironmentId;
  keyId = $state('');
  text = $state('');
  passphrase = $state('');
  file = $state.raw<File | null>(null);
  sending = $state.raw(false);
  failure = $state.raw<Failure | null>(null);
  imported = $state.raw<KeySummary | null>(null);
  readonly #api: KalshiTrayApi;
  /** Whether the key that was sent last was pasted, and so is gone. */
  #wasPasted = $state.raw(false);

  constructor(api: KalshiTrayApi, environment: EnvironmentId) {
    this.#api = api;
    this.environment = $state(environment);
  }

  /** Whether to ask for a passphrase: the key says that it is encrypted, or an attempt failed for want of the right one. */
  get encrypted(): boolean {
    return /ENCRYPTED/.test(this.text) || this.failureAt('passphrase') !== null;
  }

  /** The sentence to tell at that place, if the failure belongs there, or calls for something to be done there. */
  failureAt(place: FailurePlace): string | null {
    if (!this.failure) return null;
    if (placeOf(this.failure.code) === place) return this.failure.message;
    return place === 'key' && this.#wasPasted && this.text === '' ? PASTE_AGAIN : null;
  }

  /** Takes a chosen or dropped file; what was pasted gives way to it. */
  choose(file: File): void {
    this.file = file;
    this.text = '';
    this.#wasPasted = false;
    this.failure = null;
  }

  async submit(): Promise<void> {
    const source = await this.#takeSource();
    if (!source.ok) this.failure = source.error;
    else await this.#send(source.value, this.keyId.trim());
  }

  /** Imports the key that the environment variables name. */
  async submitOffer(keyId: string): Promise<void> {
    await this.#send({ kind: 'offer' }, keyId);
  }

  async submitPractice(): Promise<void> {
    this.sending = true;
    this.#finish(await this.#api.importPracticeKey());
  }

  async #send(source: KeyImport['source'], keyId: string): Promise<void> {
    const { environment, passphrase } = this;
    this.passphrase = '';
    this.#wasPasted = source.kind === 'text';
    this.sending = true;
    this.#finish(await this.#api.importKey({ environment, keyId, source, passphrase }));
  }

  #finish(result: Result<KeySummary>): void {
    this.sending = false;
    this.failure = result.ok ? null : result.error;
    if (!result.ok) return;
    this.imported = result.value;
    this.file = null;
    this.keyId = '';
  }

  async #takeSource(): Promise<Result<KeyImport['source']>> {
    if (this.file) return readKeyFile(this.file);
    const text = this.text;
    this.text = '';
    if (text.trim() === '')
      return fail(
        'key-invalid',
        this.#wasPasted ? PASTE_AGAIN : 'Choose the key file, or paste the key.',
      );
    return { ok: true, value: { kind: 'text', text } };
  }
}

async function readKeyFile(file: File): Promise<Result<KeyImport['source']>> {
  if (file.size > MAX_KEY_FILE_BYTES)
    return fail('key-invalid', 'This file is too large to be a private key.');
  try {
    return { ok: true, value: { kind: 'bytes', bytes: new Uint8Array(await file.arrayBuffer()) } };
  } catch {
    return fail('key-invalid', 'This file cannot be read any more. Choose it again.');
  }
}

function placeOf(code: ErrorCode): FailurePlace {
  switch (code) {
    case 'key-invalid':
      return 'key';
    case 'passphrase-needed':
    case 'passphrase-wrong':
      return 'passphrase';
    case 'unauthorized':
    case 'wrong-environment':
    case 'invalid-input':
      return 'identity';
    default:
      return 'form';
  }
}
