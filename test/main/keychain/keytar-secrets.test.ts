import { describe, expect, it } from 'vitest';
import { KeytarSecrets } from '../../../main/keychain/keytar-secrets.ts';
import { FakeClock, settle } from '../../fakes/fake-clock.ts';
import { FakeKeytar } from '../../fakes/secret-keytar.ts';

const timeout = { ok: false, error: { code: 'keychain-timeout' } };

function build() {
  const clock = new FakeClock();
  const keytar = new FakeKeytar();
  const secrets = new KeytarSecrets({ clock, loadKeytar: () => keytar });
  const late: boolean[] = [];
  secrets.listenLate((broughtSomething) => void late.push(broughtSomething));
  return { clock, keytar, secrets, late };
}

describe('the keychain through keytar', () => {
  it('passes calls on under the name of the app and answers with what keytar says', async () => {
    const { keytar, secrets } = build();
    const got = secrets.get('a');
    await settle();
    expect(keytar.calls[0]?.name).toBe('getPassword Kalshi Tray/a');
    keytar.calls[0]?.answer('secret');
    expect(await got).toEqual({ ok: true, value: 'secret' });
  });

  it('makes one call at a time', async () => {
    const { keytar, secrets } = build();
    void secrets.set('a', '1');
    void secrets.delete('b');
    await settle();
    expect(keytar.calls.map(({ name }) => name)).toEqual(['setPassword Kalshi Tray/a']);
    keytar.calls[0]?.answer(null);
    await settle();
    expect(keytar.calls[1]?.name).toBe('deletePassword Kalshi Tray/b');
  });

  it('gives up after 10 s, and answers everything at once until the late call ends', async () => {
    const { clock, keytar, secrets } = build();
    const first = secrets.set('a', '1');
    const second = secrets.get('a');
    await clock.advance(9_999);
    expect(secrets.isBlocked).toBe(false);
    await clock.advance(1);
    expect(await first).toMatchObject(timeout);
    expect(await second).toMatchObject(timeout);
    expect(await secrets.delete('a')).toMatchObject(timeout);
    expect(secrets.isBlocked).toBe(true);
    expect(keytar.calls).toHaveLength(1);
    keytar.calls[0]?.answer(null);
    await settle();
    expect(secrets.isBlocked).toBe(false);
    void secrets.get('a');
    await settle();
    expect(keytar.calls).toHaveLength(2);
  });

  it.each([
    ['a secret', true, ({ answer }: FakeKeytar['calls'][number]) => answer('secret')],
    ['nothing', false, ({ answer }: FakeKeytar['calls'][number]) => answer(null)],
    ['an error', false, ({ fail }: FakeKeytar['calls'][number]) => fail('no')],
  ])('tells when a late call has brought %s', async (_, expected, end) => {
    const { clock, keytar, secrets, late } = build();
    void secrets.get('a');
    await clock.advance(10_000);
    expect(late).toEqual([]);
    keytar.calls.forEach(end);
    await settle();
    expect(late).toEqual([expected]);
  });

  it('leaves no timer behind and announces nothing when answered in time', async () => {
    const { clock, keytar, secrets, late } = build();
    void secrets.get('a');
    await settle();
    keytar.calls[0]?.answer('secret');
    await settle();
    expect(clock.pending).toEqual([]);
    expect(late).toEqual([]);
  });

  it('says what to install when libsecret is missing, and works once it is installed', async () => {
    const keytar = new FakeKeytar();
    let isInstalled = false;
    const loadKeytar = (): FakeKeytar => {
      if (!isInstalled) throw new Error('libsecret-1.so.0: cannot open shared object file');
      return keytar;
    };
    const secrets = new KeytarSecrets({ clock: new FakeClock(), loadKeytar });
    const failed = await secrets.get('a');
    expect(failed).toMatchObject({ error: { code: 'keychain-missing' } });
    expect(JSON.stringify(failed)).toContain('libsecret-1-0');
    isInstalled = true;
    void secrets.get('a');
    await settle();
    expect(keytar.calls).toHaveLength(1);
  });

  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-missing'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain-missing'],
    ['Could not connect: Connection refused', 'keychain-missing'],
    ['The given address is empty', 'keychain-missing'],
    [
      'Failed to execute child process “dbus-launch” (No such file or directory)',
      'keychain-missing',
    ],
    ['Cannot create an item in a locked collection', 'keychain-locked'],
    ['User interaction is not allowed.', 'keychain-locked'],
    ['User canceled the operation.', 'keychain-locked'],
    [
      'Object does not exist at path “/org/freedesktop/secrets/collection/login”',
      'keychain-failed',
    ],
    ['The session does not exist', 'keychain-failed'],
    ['The name :1.1 was not provided by any .service files', 'keychain-failed'],
    ['Der Speicher ist voll', 'keychain-failed'],
  ])('knows the error “%s”', async (message, code) => {
    const { keytar, secrets } = build();
    const got = secrets.get('a');
    await settle();
    keytar.calls[0]?.fail(message);
    const result = await got;
    expect(result).toMatchObject({ error: { code } });
  });

  it('passes on the words of an error it does not know', async () => {
    const { keytar, secrets } = build();
    const got = secrets.get('a');
    await settle();
    keytar.calls[0]?.fail('Der Speicher ist voll');
    expect(JSON.stringify(await got)).toContain('“Der Speicher ist voll”');
  });
});
