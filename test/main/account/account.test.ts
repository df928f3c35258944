import { describe, expect, it } from 'vitest';
import { AccountService, type AccountParts } from '../../../main/account/account.ts';
import { Emitter } from '../../../main/adapters/emitter.ts';
import { KeyStore } from '../../../main/keychain/key-store.ts';
import { parsePrivateKey } from '../../../main/keychain/private-key.ts';
import type { Account, KeyImport } from '../../../preload/contract/account.ts';
import { fail, ok, type ErrorCode, type Failure } from '../../../preload/contract/result.ts';
import { FakeChecker, MemoryMarkers } from '../../fakes/account-parts.ts';
import { FakeClock, settle } from '../../fakes/fake-clock.ts';
import { derOf, newRsaKey, pemOf } from '../../fakes/secret-keys.ts';
import { MemorySecrets } from '../../fakes/secret-memory.ts';

const KEY_ID = 'a952bcbe-ec3b-4b5b-b8f9-11dae589608c';
const OTHER_ID = 'b952bcbe-ec3b-4b5b-b8f9-11dae589608c';
const rsaKey = newRsaKey();
const pem = pemOf(rsaKey);
const offer = { keyId: KEY_ID, path: '/home/me/kalshi.key' };

const failureOf = (code: ErrorCode): Failure => ({ code, message: `It is ${code}.` });

function importOf(change: Partial<KeyImport> = {}): KeyImport {
  const source = { kind: 'text', text: pem } as const;
  return { environment: 'production', keyId: KEY_ID, source, passphrase: '', ...change };
}

function build(change: Partial<AccountParts> = {}) {
  const clock = new FakeClock();
  const secrets = new MemorySecrets();
  const markers = new MemoryMarkers();
  const checker = new FakeChecker();
  const late = new Emitter<boolean>();
  checker.known.set(KEY_ID, { environment: 'production', scopes: ['read'] });
  checker.known.set(OTHER_ID, { environment: 'demo', scopes: ['read', 'write'] });
  const parts: AccountParts = {
    keychain: new KeyStore(secrets),
    listenLate: late.listen,
    markers,
    checker,
    clock,
    parseKey: parsePrivateKey,
    readKeyFile: () => Promise.resolve(fail('not-found', 'There is no such file.')),
    offer: null,
    platform: 'linux',
    environment: 'production',
    ...change,
  };
  const account = new AccountService(parts);
  const shown: Account[] = [];
  account.listen((value) => void shown.push(value));
  return { account, clock, secrets, markers, checker, late, shown, parts };
}

/** The app after its next start, with the same keychain and database. */
function restart({ parts }: ReturnType<typeof build>): AccountService {
  return new AccountService({ ...parts, keychain: parts.keychain });
}

async function withKey(change: Partial<AccountParts> = {}) {
  const app = build(change);
  await app.account.load('production');
  expect(await app.account.importKey(importOf())).toMatchObject({ ok: true });
  return app;
}

describe('a key that is imported', () => {
  it('is checked, stored, marked, shown and used for signing', async () => {
    const { account, markers, checker, shown } = await withKey();
    const fingerprint = expect.stringMatching(/^[0-9a-f]{16}$/) as string;
    const key = {
      environment: 'production',
      shortKeyId: 'a952bcbe…',
      fingerprint,
      scopes: ['read'],
    };
    expect(checker.asked).toEqual([`production ${KEY_ID}`]);
    expect(account.account).toEqual({ key: { name: 'ready', key }, offer: null });
    expect(shown.map((value) => value.key.name)).toEqual(['loading', 'none', 'ready']);
    expect(account.credentials?.keyId).toBe(KEY_ID);
    expect(account.credentials?.privateKey.equals(rsaKey)).toBe(true);
    expect(markers.get('production')).toEqual({ keyId: KEY_ID, fingerprint, scopes: ['read'] });
  });

  it('is there after a restart, with what is known of it', async () => {
    const app = await withKey();
    const account = restart(app);
    await account.load('production');
    expect(account.account).toEqual(app.account.account);
    expect(account.credentials?.privateKey.equals(rsaKey)).toBe(true);
  });

  it('replaces the one before', async () => {
    const app = await withKey();
    const key = newRsaKey();
    app.checker.known.set(OTHER_ID, { environment: 'production', scopes: [] });
    const source = { kind: 'bytes', bytes: derOf(key) } as const;
    await app.account.importKey(importOf({ keyId: OTHER_ID, source }));
    expect(app.account.credentials?.privateKey.equals(key)).toBe(true);
    const account = restart(app);
    await account.load('production');
    expect(account.credentials?.keyId).toBe(OTHER_ID);
  });

  it('may belong to another environment than the one in use, which stays as it is', async () => {
    const { account } = await withKey();
    const imported = await account.importKey(importOf({ environment: 'demo', keyId: OTHER_ID }));
    expect(imported).toMatchObject({ value: { environment: 'demo', shortKeyId: 'b952bcbe…' } });
    expect(account.credentials?.keyId).toBe(KEY_ID);
    await account.load('demo');
    expect(account.credentials?.keyId).toBe(OTHER_ID);
  });

  it('takes its id from the file when none is typed, and from the typed words otherwise', async () => {
    const { account, checker } = build();
    const source = { kind: 'text', text: `${OTHER_ID}\n${pem}` } as const;
    await account.importKey(importOf({ environment: 'demo', keyId: ' ', source }));
    await account.importKey(importOf({ keyId: `Key ID: ${KEY_ID.toUpperCase()}`, source }));
    expect(checker.asked).toEqual([`demo ${OTHER_ID}`, `production ${KEY_ID}`]);
  });

  it.each([
    ['stored', KEY_ID],
    ['refused', OTHER_ID],
  ])('is wiped from memory once it is %s', async (_, keyId) => {
    const bytes = Buffer.from(pem);
    const buffers: Buffer[] = [bytes];
    const parseKey: AccountParts['parseKey'] = (material) => {
      const parsed = parsePrivateKey(material);
      if (parsed.ok) buffers.push(parsed.value.pkcs8);
      return parsed;
    };
    await build({ parseKey }).account.importKey(
      importOf({ keyId, source: { kind: 'bytes', bytes } }),
    );
    expect(buffers).toHaveLength(2);
    for (const buffer of buffers) expect(buffer.every((byte) => byte === 0)).toBe(true);
  });
});

describe('a key that is refused', () => {
  it.each([
    ['nonsense', { source: { kind: 'text', text: 'hello' } }, 'key-invalid', 'no private key'],
    ['no key id', { keyId: '' }, 'invalid-input', 'key id is missing'],
    ['half a key id', { keyId: 'a952bcbe' }, 'invalid-input', 'not a key id'],
    ['an unknown id', { keyId: KEY_ID.replace('a', 'c') }, 'unauthorized', 'does not match'],
    [
      'a Demo key',
      { keyId: OTHER_ID },
      'wrong-environment',
      'Kalshi refused this key: it belongs to Demo.',
    ],
    [
      'a Kalshi key',
      { environment: 'demo' },
      'wrong-environment',
      'Demo refused this key: it belongs to Kalshi.',
    ],
    ['a strange key', { environment: 'custom' }, 'unauthorized', 'does not match'],
    ['nothing offered', { source: { kind: 'offer' } }, 'not-found', 'not both set'],
  ] as const)('leaves no trace: %s', async (_, change, code, words) => {
    const { account, secrets, markers, shown } = build();
    const result = await account.importKey(importOf(change));
    expect(result).toMatchObject({ error: { code } });
    expect(JSON.stringify(result)).toContain(words);
    expect(secrets.writes).toEqual([]);
    expect(markers.markers.size).toBe(0);
    expect(shown).toEqual([]);
  });

  it('is said to belong elsewhere only when the other environment has said so', async () => {
    const { account, checker } = build();
    checker.unreachable.add('demo');
    const result = await account.importKey(importOf({ keyId: OTHER_ID }));
    expect(result).toMatchObject({ error: { code: 'unauthorized' } });
    expect(JSON.stringify(result)).toContain('belongs to Demo, which could not be asked');
  });

  it('is not tried elsewhere when the exchange cannot be reached', async () => {
    const { account, checker } = build();
    checker.unreachable.add('production');
    expect(await account.importKey(importOf())).toMatchObject({ error: { code: 'offline' } });
    expect(checker.asked).toHaveLength(1);
  });

  it.each(['keychain-locked', 'keychain-missing', 'keychain-timeout'] as const)(
    'leaves the old key in use when the new one cannot be stored: %s',
    async (code) => {
      const { account, secrets, checker, markers } = await withKey();
      const before = account.account;
      checker.known.set(OTHER_ID, { environment: 'production', scopes: [] });
      secrets.failure = failureOf(code);
      const result = await account.importKey(importOf({ keyId: OTHER_ID }));
      expect(result).toMatchObject({ error: { code } });
      expect(account.account).toEqual(before);
      expect(account.credentials?.keyId).toBe(KEY_ID);
      expect(markers.get('production')?.keyId).toBe(KEY_ID);
    },
  );
});

describe('the key of the environment variables', () => {
  const readKeyFile = (path: string) =>
    Promise.resolve(path === offer.path ? ok(Buffer.from(pem)) : fail('not-found', 'No.'));

  it('is offered while no key is stored, and imported with its id', async () => {
    const { account } = build({ offer, readKeyFile });
    expect(account.account.offer).toBeNull();
    await account.load('production');
    expect(account.account.offer).toEqual(offer);
    await account.importKey(importOf({ keyId: '', source: { kind: 'offer' } }));
    expect(account.account).toMatchObject({ key: { name: 'ready' }, offer: null });
    expect(account.credentials?.keyId).toBe(KEY_ID);
  });

  it('is not offered in Practice, which makes its own keys', async () => {
    const { account } = build({ offer });
    await account.load('practice');
    expect(account.account).toEqual({ key: { name: 'none' }, offer: null });
  });
});

describe('a key that is removed', () => {
  it('is gone from the keychain, the database and the app', async () => {
    const app = await withKey();
    expect(await app.account.remove()).toEqual({ ok: true, value: undefined });
    expect(app.account.account.key).toEqual({ name: 'none' });
    expect(app.account.credentials).toBeNull();
    expect(app.secrets.secrets.size).toBe(0);
    expect(app.markers.markers.size).toBe(0);
  });

  it('stays when the keychain does not let it go', async () => {
    const { account, secrets, markers } = await withKey();
    secrets.isLocked = true;
    expect(await account.remove()).toMatchObject({ error: { code: 'keychain-locked' } });
    expect(account.account.key.name).toBe('ready');
    expect(markers.markers.size).toBe(1);
  });

  it('may have been deleted in the keychain before: removing ends the question', async () => {
    const app = await withKey();
    app.secrets.secrets.clear();
    await app.account.load('production');
    expect(app.account.account.key.name).toBe('unavailable');
    await app.account.remove();
    expect(app.account.account.key).toEqual({ name: 'none' });
  });
});

describe('a keychain in trouble', () => {
  it('that looks empty on Linux is locked, not without a key, and can be tried again', async () => {
    const { account, secrets, clock } = await withKey();
    secrets.isLocked = true;
    await account.load('production');
    expect(account.account.key).toMatchObject({
      name: 'unavailable',
      reason: { code: 'keychain-locked' },
    });
    expect(account.credentials).toBeNull();
    expect(await account.retry()).toMatchObject({ error: { code: 'keychain-locked' } });
    expect(clock.pending).toEqual([]);
    secrets.isLocked = false;
    expect(await account.retry()).toEqual({ ok: true, value: undefined });
    expect(account.credentials?.keyId).toBe(KEY_ID);
  });

  it.each(['darwin', 'win32'] as const)('that is empty on %s has no key', async (platform) => {
    const { account, secrets, markers } = await withKey({ platform });
    secrets.secrets.clear();
    await account.load('production');
    expect(account.account.key).toEqual({ name: 'none' });
    expect(markers.markers.size).toBe(0);
  });

  it('that is missing is asked again by itself, less and less often, until it is there', async () => {
    const { account, secrets, clock } = await withKey();
    secrets.failure = failureOf('keychain-missing');
    await account.load('production');
    expect(account.account.key.name).toBe('unavailable');
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      waits.push(...clock.pending);
      await clock.advance(clock.pending[0] ?? 0);
    }
    expect(waits).toEqual([15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
    await account.load('production');
    expect(clock.pending).toEqual([15_000]);
    secrets.failure = null;
    await clock.advance(15_000);
    expect(account.credentials?.keyId).toBe(KEY_ID);
    expect(clock.pending).toEqual([]);
  });

  it('that is missing is not asked any more once there is a key', async () => {
    const { account, secrets, clock } = build();
    secrets.failure = failureOf('keychain-missing');
    await account.load('production');
    expect(clock.pending).toEqual([15_000]);
    secrets.failure = null;
    await account.importKey(importOf());
    expect(clock.pending).toEqual([]);
  });

  it('is left alone while it has given its key', async () => {
    const { account, secrets } = await withKey();
    secrets.failure = failureOf('keychain-failed');
    expect(await account.retry()).toEqual({ ok: true, value: undefined });
    expect(account.account.key.name).toBe('ready');
  });

  it('that is missing where no key was ever stored means that there is no key', async () => {
    const { account, secrets } = build();
    secrets.failure = failureOf('keychain-missing');
    await account.load('production');
    expect(account.account.key).toEqual({ name: 'none' });
  });

  it('that was silent is asked again once it has brought something after all', async () => {
    const { account, secrets, clock, late } = await withKey();
    secrets.failure = failureOf('keychain-timeout');
    await account.load('production');
    expect(account.account.key).toMatchObject({ reason: { code: 'keychain-timeout' } });
    expect(clock.pending).toEqual([]);
    secrets.failure = null;
    late.emit(false);
    await settle();
    expect(account.account.key.name).toBe('unavailable');
    late.emit(true);
    await settle();
    expect(account.account.key.name).toBe('ready');
  });

  it('that holds another key than the marker remembers is believed', async () => {
    const app = await withKey();
    app.markers.put('production', { keyId: OTHER_ID, fingerprint: 'f', scopes: ['write'] });
    const account = restart(app);
    await account.load('production');
    expect(account.account.key).toMatchObject({ key: { shortKeyId: 'a952bcbe…', scopes: null } });
    expect(app.markers.get('production')).toMatchObject({ keyId: KEY_ID, scopes: null });
  });

  it('is not asked any more once the app quits', async () => {
    const { account, secrets, clock } = await withKey();
    secrets.failure = failureOf('keychain-missing');
    await account.load('production');
    account.close();
    expect(clock.pending).toEqual([]);
  });
});

describe('an answer that comes too late', () => {
  it('does not undo the turn to another environment', async () => {
    const { account } = await withKey();
    const slow = account.load('production');
    const fast = account.load('demo');
    await Promise.all([slow, fast]);
    expect(account.account.key).toEqual({ name: 'none' });
    expect(account.credentials).toBeNull();
  });

  it('does not take away the key of the environment turned to meanwhile', async () => {
    const { account, shown } = await withKey();
    await account.importKey(importOf({ environment: 'demo', keyId: OTHER_ID }));
    shown.length = 0;
    await Promise.all([account.remove(), account.load('demo')]);
    expect(shown.map(({ key }) => key.name)).toEqual(['loading', 'ready']);
    expect(account.credentials?.keyId).toBe(OTHER_ID);
  });
});
