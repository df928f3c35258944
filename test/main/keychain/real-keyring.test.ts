import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  noKeyringReason,
  startKeyringSession,
  type KeyringSession,
} from '../../fakes/keyring-session.ts';
import { SecretProcess } from '../../fakes/secret-process.ts';
import type { Answer, Question } from '../../fakes/secret-process-child.ts';

const environment = 'production';
const load = { do: 'load', environment } as const;
const remove = { do: 'remove', environment } as const;
const save = (pem: string): Question => ({ do: 'save', environment, pem });

function newKey(bits: number): string {
  const privateKeyEncoding = { type: 'pkcs8', format: 'pem' } as const;
  const publicKeyEncoding = { type: 'spki', format: 'pem' } as const;
  const modulusLength = bits;
  return generateKeyPairSync('rsa', { modulusLength, privateKeyEncoding, publicKeyEncoding })
    .privateKey;
}

describe.skipIf(noKeyringReason)(`a real gnome-keyring (${noKeyringReason ?? 'found'})`, () => {
  const small = newKey(2048);
  const big = newKey(4096);
  const running: SecretProcess[] = [];
  let session: KeyringSession;

  beforeEach(async () => {
    session = await startKeyringSession();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((process) => process.end()));
    await session.stop();
  });

  function start(env: Readonly<Record<string, string>> = session.env): SecretProcess {
    const process = new SecretProcess(env);
    running.push(process);
    return process;
  }

  /** Asks a process that has never seen the keyring before, as after a restart of the app. */
  async function ask(question: Question): Promise<Answer | 'killed'> {
    const process = start();
    const answer = await process.ask(question);
    await process.end();
    return answer;
  }

  it('keeps, replaces and removes keys across restarts, in parts of at most 1,800 bytes', async () => {
    expect(await ask(load)).toEqual({ ok: true, value: null });
    for (const pem of [small, big, small]) {
      const saved = await ask(save(pem));
      expect(await ask(load)).toEqual(saved);
      const parts = await readParts(start());
      expect(parts.length).toBe(pem === small ? 1 : 2);
      expect(Math.max(...parts.map((part) => Buffer.byteLength(part)))).toBeLessThanOrEqual(1_800);
      expect(parts.join('')).toMatch(/^[A-Za-z0-9+/]+=*$/);
    }
    await ask(remove);
    expect(await ask(load)).toEqual({ ok: true, value: null });
    expect(await readParts(start())).toEqual([]);
  });

  it('holds the old key or the new one, whichever secret it is killed after', async () => {
    const witness = start();
    const old = await valueOf(witness, save(big));
    const seen = new Set<string | null>([old]);
    for (let diesAfter = 1; ; diesAfter += 1) {
      const answer = await ask({ do: 'save', environment, pem: small, diesAfter });
      const stored = await valueOf(witness, load);
      seen.add(stored);
      if (answer !== 'killed') {
        expect(answer).toEqual({ ok: true, value: stored });
        break;
      }
      if (stored !== old) await witness.ask(save(big));
    }
    expect(seen.size).toBe(2);
    expect(await readParts(witness)).toHaveLength(1);
  }, 60_000);

  it('stays empty or holds the first key, whichever secret the first save is killed after', async () => {
    const witness = start();
    const seen = new Set<string | null>();
    for (let diesAfter = 1; ; diesAfter += 1) {
      const answer = await ask({ do: 'save', environment, pem: big, diesAfter });
      seen.add(await valueOf(witness, load));
      if (answer !== 'killed') break;
      await witness.ask(remove);
      expect(await readParts(witness)).toEqual([]);
    }
    expect(seen.size).toBe(2);
  }, 60_000);

  it('shows nothing while locked, takes nothing, and shows the key again when it is unlocked', async () => {
    const saved = await ask(save(big));
    await session.lock();
    const process = start();
    expect(await process.ask(load)).toEqual({ ok: true, value: null });
    expect(await process.ask(save(small))).toMatchObject({ error: { code: 'keychain-locked' } });
    expect(await process.ask(remove)).toMatchObject({ error: { code: 'keychain-locked' } });
    await session.unlock();
    expect(await process.ask(load)).toEqual(saved);
  });

  it('is locked after a start without the login password', async () => {
    await ask(save(small));
    await session.stopKeyring();
    await session.startKeyring('locked');
    expect(await ask(load)).toEqual({ ok: true, value: null });
    expect(await ask(save(small))).toMatchObject({ error: { code: 'keychain-locked' } });
  });

  it('is missing when nothing on the bus provides it, and is used as soon as something does', async () => {
    const saved = await ask(save(small));
    await session.stopKeyring();
    const process = start();
    expect(await process.ask(load)).toMatchObject({ error: { code: 'keychain-missing' } });
    await session.startKeyring();
    expect(await process.ask(load)).toEqual(saved);
  });

  it('asks for a restart of the app when the keyring was restarted under it', async () => {
    await ask(save(small));
    const process = start();
    await process.ask(load);
    await session.stopKeyring();
    await session.startKeyring();
    const answer = await process.ask(load);
    expect(answer).toMatchObject({ error: { code: 'keychain-failed' } });
    expect(JSON.stringify(answer)).toContain('Restart Kalshi Tray');
  });

  it.each([
    ['the address is empty', { DBUS_SESSION_BUS_ADDRESS: '', DISPLAY: '' }],
    ['the socket is gone', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }],
  ])('is missing without a session bus: %s', async (_, env) => {
    const process = start({ ...session.env, ...env });
    expect(await process.ask(load)).toMatchObject({ error: { code: 'keychain-missing' } });
  });

  it('gives up after 10 s on a question nobody answers, and works again once it is answered', async () => {
    const saved = await ask(save(small));
    await session.lock();
    await session.ignoreQuestions();
    const process = start();
    expect(await process.ask(load)).toMatchObject({ error: { code: 'keychain-timeout' } });
    expect(await process.ask(load)).toMatchObject({ error: { code: 'keychain-timeout' } });
    await session.unlock();
    session.dismissQuestion();
    await expect.poll(() => process.ask(load)).toEqual(saved);
  }, 30_000);
});

async function valueOf(process: SecretProcess, question: Question): Promise<string | null> {
  const answer = await process.ask(question);
  if (answer === 'killed' || !answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value;
}

/** Every part in the keyring, of whichever generation. */
async function readParts(process: SecretProcess): Promise<readonly string[]> {
  const places = [0, 1].flatMap((generation) =>
    [0, 1, 2, 3, 4, 5].map((index) => `production/${generation}/${index}`),
  );
  const parts: string[] = [];
  for (const account of places) {
    const part = await valueOf(process, { do: 'read', account });
    if (part !== null) parts.push(part);
  }
  return parts;
}
