import { describe, expect, it } from 'vitest';
import { KeyStore, type NewKey } from '../../../main/keychain/key-store.ts';
import { splitKey } from '../../../main/keychain/manifest.ts';
import { derOf, newRsaKey } from '../../fakes/secret-keys.ts';
import { MemorySecrets } from '../../fakes/secret-memory.ts';

const small: NewKey = { keyId: 'small', pkcs8: derOf(newRsaKey(2048)) };
const big: NewKey = { keyId: 'big', pkcs8: derOf(newRsaKey(4096)) };

/** Puts the parts of a good key where the manifest expects those of another. */
function swapParts(secrets: Map<string, string>): void {
  splitKey(derOf(newRsaKey(4096))).forEach((part, index) => {
    secrets.set(`production/0/${index}`, part);
  });
}

async function storedKeyId(secrets: MemorySecrets): Promise<string | null> {
  const loaded = await new KeyStore(secrets).load('production');
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value?.keyId ?? null;
}

describe('the key store', () => {
  it('gives back what it was given, one key an environment', async () => {
    const store = new KeyStore(new MemorySecrets());
    expect(await store.load('production')).toEqual({ ok: true, value: null });
    await store.save('production', big);
    await store.save('demo', small);
    expect(await store.load('production')).toMatchObject({ value: { keyId: 'big' } });
    const loaded = await store.load('demo');
    expect(loaded).toMatchObject({ value: { keyId: 'small' } });
    if (loaded.ok && loaded.value) {
      expect(derOf(loaded.value.privateKey).equals(small.pkcs8)).toBe(true);
    }
  });

  it('keeps one set of parts of at most 1,800 bytes on one line each', async () => {
    const secrets = new MemorySecrets();
    const store = new KeyStore(secrets);
    for (const key of [big, small, big, big]) await store.save('production', key);
    const parts = [...secrets.secrets].filter(([account]) => account !== 'production/manifest');
    expect(parts).toHaveLength(2);
    for (const [, part] of parts) expect(part).toMatch(/^[A-Za-z0-9+/=]{1,1800}$/);
  });

  it('removes everything it ever wrote for the environment, and nothing of another', async () => {
    const secrets = new MemorySecrets();
    const store = new KeyStore(secrets);
    await store.save('demo', small);
    const before = new Map(secrets.secrets);
    await store.save('production', big);
    expect(await store.remove('production')).toEqual({ ok: true, value: undefined });
    expect(secrets.secrets).toEqual(before);
    expect(await store.remove('production')).toEqual({ ok: true, value: undefined });
  });

  it('holds the old key or the new one wherever a save breaks off, and cleans up at the next', async () => {
    const seen = new Set<string | null>();
    for (let diesAt = 1; ; diesAt += 1) {
      const secrets = new MemorySecrets();
      await new KeyStore(secrets).save('production', big);
      secrets.diesAt = secrets.writes.length + diesAt;
      await new KeyStore(secrets).save('production', small);
      const isOver = secrets.writes.length < secrets.diesAt;
      secrets.diesAt = Infinity;
      seen.add(await storedKeyId(secrets));
      await new KeyStore(secrets).save('production', small);
      expect([...secrets.secrets.keys()]).toHaveLength(2);
      if (isOver) break;
    }
    expect(seen).toEqual(new Set(['big', 'small']));
  });

  it('holds the key or none wherever a removal breaks off, and the next one ends it', async () => {
    const seen = new Set<string | null>();
    for (let diesAt = 1; ; diesAt += 1) {
      const secrets = new MemorySecrets();
      await new KeyStore(secrets).save('production', big);
      secrets.diesAt = secrets.writes.length + diesAt;
      await new KeyStore(secrets).remove('production');
      const isOver = secrets.writes.length < secrets.diesAt;
      secrets.diesAt = Infinity;
      seen.add(await storedKeyId(secrets));
      await new KeyStore(secrets).remove('production');
      expect([...secrets.secrets.keys()]).toEqual([]);
      if (isOver) break;
    }
    expect(seen).toEqual(new Set(['big', null]));
  });

  it('writes the manifest last of all that makes the key', async () => {
    const secrets = new MemorySecrets();
    await new KeyStore(secrets).save('production', big);
    const sets = secrets.writes.filter((write) => write.startsWith('set production'));
    expect(sets).toEqual(['set production/0/0', 'set production/0/1', 'set production/manifest']);
  });

  it('neither overwrites nor deletes in a keychain that looks empty because it is locked', async () => {
    const secrets = new MemorySecrets();
    const store = new KeyStore(secrets);
    await store.save('production', big);
    secrets.isLocked = true;
    secrets.writes.length = 0;
    expect(await store.load('production')).toEqual({ ok: true, value: null });
    expect(await store.save('production', small)).toMatchObject({
      error: { code: 'keychain-locked' },
    });
    expect(await store.remove('production')).toMatchObject({ error: { code: 'keychain-locked' } });
    expect(secrets.writes).toEqual(['set probe', 'set probe']);
    secrets.isLocked = false;
    expect(await storedKeyId(secrets)).toBe('big');
  });

  it.each([
    ['a part is missing', (secrets: Map<string, string>) => secrets.delete('production/0/1')],
    ['a part is another', (secrets: Map<string, string>) => secrets.set('production/0/1', 'AAAA')],
    ['the parts are those of another key', swapParts],
    [
      'the manifest is nonsense',
      (secrets: Map<string, string>) => secrets.set('production/manifest', '{'),
    ],
  ])('says that the key is incomplete when %s, and takes a new one', async (_, damage) => {
    const secrets = new MemorySecrets();
    const store = new KeyStore(secrets);
    await store.save('production', big);
    damage(secrets.secrets);
    expect(await store.load('production')).toMatchObject({ error: { code: 'keychain-failed' } });
    expect(await store.save('production', small)).toMatchObject({ ok: true });
    expect(await storedKeyId(secrets)).toBe('small');
    expect([...secrets.secrets.keys()]).toHaveLength(2);
  });

  it('lets one operation end before the next begins', async () => {
    const secrets = new MemorySecrets();
    const store = new KeyStore(secrets);
    await Promise.all([store.save('production', big), store.save('production', small)]);
    expect(await storedKeyId(secrets)).toBe('small');
    expect([...secrets.secrets.keys()]).toHaveLength(2);
  });
});
