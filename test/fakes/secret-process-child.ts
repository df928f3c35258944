import { systemClock } from '../../main/adapters/clock.ts';
import { KeyStore } from '../../main/keychain/key-store.ts';
import { KeytarSecrets } from '../../main/keychain/keytar-secrets.ts';
import { loadKeytar } from '../../main/keychain/load-keytar.ts';
import { parsePrivateKey } from '../../main/keychain/private-key.ts';
import type { SecretStore } from '../../main/keychain/secret-store.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import { ok, type Result } from '../../preload/contract/result.ts';

/** What a test can have the real keychain code do in a process of its own. */
export type Question =
  | { readonly do: 'load' | 'remove'; readonly environment: EnvironmentId }
  /** With `diesAfter`, the process ends by SIGKILL once it has set that many secrets. */
  | {
      readonly do: 'save';
      readonly environment: EnvironmentId;
      readonly pem: string;
      readonly diesAfter?: number;
    }
  | { readonly do: 'read'; readonly account: string };

/** A fingerprint or a secret. */
export type Answer = Result<string | null>;

const secrets = new KeytarSecrets({ clock: systemClock, loadKeytar });

process.on('message', (question: Question) => {
  void answer(question).then((result) => process.send?.(result));
});

async function answer(question: Question): Promise<Answer> {
  switch (question.do) {
    case 'read':
      return secrets.get(question.account);
    case 'remove': {
      const removed = await new KeyStore(secrets).remove(question.environment);
      return removed.ok ? ok(null) : removed;
    }
    case 'load': {
      const loaded = await new KeyStore(secrets).load(question.environment);
      return loaded.ok ? ok(loaded.value?.fingerprint ?? null) : loaded;
    }
    case 'save':
      return save(question);
  }
}

async function save({ environment, pem, diesAfter }: Question & { do: 'save' }): Promise<Answer> {
  const key = parsePrivateKey({ key: pem, passphrase: '' });
  if (!key.ok) return key;
  const store = new KeyStore(diesAfter === undefined ? secrets : mortal(secrets, diesAfter));
  const saved = await store.save(environment, { keyId: 'key', pkcs8: key.value.pkcs8 });
  return saved.ok ? ok(key.value.fingerprint) : saved;
}

/** The same secrets in a process that does not outlive its secret number `lifetime`. */
function mortal(store: SecretStore, lifetime: number): SecretStore {
  let written = 0;
  return {
    get: (account) => store.get(account),
    set: async (account, secret) => {
      const done = await store.set(account, secret);
      written += 1;
      if (written === lifetime) process.kill(process.pid, 'SIGKILL');
      return done;
    },
    delete: (account) => store.delete(account),
  };
}
