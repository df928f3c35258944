import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { credentials, dateHeader, isSignedBy, makeRest, signer } from './rest-kit.ts';

const schema = z.object({ answer: z.number() });
const good = { body: { answer: 42 } };
const noon = new FakeClock().now();

describe('the REST client', () => {
  it('asks for the path with its query and hands back the checked answer', async () => {
    const { rest, network } = makeRest(good);
    const got = await rest.get('/markets', { schema, query: { tickers: 'A,B', limit: '2' } });
    expect(got).toMatchObject({ ok: true, value: { value: { answer: 42 } } });
    expect(network.paths).toEqual(['/trade-api/v2/markets?tickers=A%2CB&limit=2']);
    expect(network.requests[0]?.headers.has('KALSHI-ACCESS-KEY')).toBe(false);
  });

  it('signs when it is given a key, with the exchange’s time', async () => {
    const { rest, network, clock } = makeRest(good);
    network.willAnswer({ ...good, headers: dateHeader(clock, 600_000) });
    await rest.get('/exchange/status', { schema });
    await rest.get('/portfolio/balance', { schema, signer });
    const signedTime = network.requests[1]?.headers.get('KALSHI-ACCESS-TIMESTAMP');
    expect(Math.abs(Number(signedTime) - clock.now() - 600_000)).toBeLessThan(1_000);
  });

  it('signs the path without its query', async () => {
    const { rest, network } = makeRest(good);
    await rest.get('/portfolio/fills', { schema, signer, query: { limit: '5' } });
    const headers = network.requests[0]?.headers;
    const message = `${headers?.get('KALSHI-ACCESS-TIMESTAMP') ?? ''}GET/trade-api/v2/portfolio/fills`;
    const signature = headers?.get('KALSHI-ACCESS-SIGNATURE') ?? '';
    expect(isSignedBy(credentials.privateKey, message, signature)).toBe(true);
  });

  it('takes its signature to no other host', async () => {
    const { rest, network } = makeRest(good);
    await rest.get('/portfolio/balance', { schema, signer });
    expect(network.requests[0]?.redirect).toBe('manual');
  });

  it.each([
    ['15 s before its date, for the cache', {}, noon - 15_000],
    ['by its age when that is more', { age: '30' }, noon - 31_000],
  ])('dates an answer %s', async (_how, headers, asOf) => {
    const { rest, clock } = makeRest({
      ...good,
      headers: { ...dateHeader(new FakeClock()), ...headers },
    });
    const got = rest.get('/markets', { schema });
    await clock.advance(5);
    expect(await got).toMatchObject({ value: { asOf } });
  });

  it('dates an answer without a date by its own clock', async () => {
    const { rest } = makeRest(good);
    expect(await rest.get('/markets', { schema })).toMatchObject({
      value: { asOf: noon - 15_000 },
    });
  });

  it.each([
    ['429', { status: 429 }],
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['a broken network', null],
  ])('tries again after %s, later each time', async (_what, reply) => {
    const { rest, network, clock } = makeRest(reply, reply, reply, good);
    const got = rest.get('/markets', { schema });
    await clock.advance(0);
    expect(clock.pending).toEqual([250]);
    await clock.advance(250);
    expect(clock.pending).toEqual([500]);
    await clock.advance(500);
    expect(clock.pending).toEqual([1_000]);
    await clock.advance(1_000);
    expect(await got).toMatchObject({ ok: true });
    expect(network.requests).toHaveLength(4);
  });

  it.each([
    [{ status: 429 }, 'rate-limited'],
    [{ status: 502 }, 'server-error'],
    [null, 'offline'],
    ['never', 'timeout'],
  ] as const)('gives up after four attempts: %j ends as %s', async (reply, code) => {
    const { rest, network, clock } = makeRest(reply);
    const got = rest.get('/markets', { schema });
    await clock.advance(60_000);
    expect(await got).toMatchObject({ ok: false, error: { code } });
    expect(network.requests).toHaveLength(4);
    expect(clock.pending).toEqual([]);
  });

  it('notes why nobody answered, for those who read the log', async () => {
    const { rest, logged, clock } = makeRest(null, good);
    const got = rest.get('/markets', { schema, query: { tickers: 'A' } });
    await clock.advance(1_000);
    expect(await got).toMatchObject({ ok: true });
    expect(logged).toEqual(['No answer from exchange.example/trade-api/v2/markets: ENOTFOUND']);
  });

  it('stops waiting for an answer after 10 s', async () => {
    const { rest, network, clock } = makeRest('never', good);
    const got = rest.get('/markets', { schema });
    await clock.advance(9_999);
    expect(network.requests[0]?.signal.aborted).toBe(false);
    await clock.advance(300);
    expect(await got).toMatchObject({ ok: true });
  });

  it.each([
    [400, 'bad-answer'],
    [403, 'bad-answer'],
    [404, 'not-found'],
    [302, 'bad-answer'],
  ])('takes HTTP %i for an answer and asks no more', async (status, code) => {
    const { rest, network } = makeRest({ status });
    expect(await rest.get('/markets/X', { schema })).toMatchObject({ error: { code } });
    expect(network.requests).toHaveLength(1);
  });

  it('says that a key may not read when a signed request is forbidden', async () => {
    const { rest } = makeRest({ status: 403 });
    const got = await rest.get('/account/limits', { schema, signer });
    expect(got).toMatchObject({ error: { code: 'unauthorized' } });
    expect(got.ok || got.error.message).toContain('read');
  });

  it.each([
    ['text', '<html>', 'not JSON'],
    ['another shape', { answer: 'secret-value' }, 'answer:'],
  ])('refuses an answer that is %s, without quoting it', async (_what, body, words) => {
    const { rest } = makeRest({ body });
    const got = await rest.get('/markets', { schema });
    expect(got).toMatchObject({ ok: false, error: { code: 'bad-answer' } });
    expect(JSON.stringify(got)).toContain(words);
    expect(JSON.stringify(got)).not.toContain('secret-value');
  });

  it('refuses an answer too large to be true', async () => {
    const { rest } = makeRest({ body: ' '.repeat(32 * 1024 * 1024 + 1) });
    expect(await rest.get('/markets', { schema })).toMatchObject({
      error: { code: 'bad-answer', message: expect.stringContaining('too large') as string },
    });
  });

  it('says that the key is refused after 401', async () => {
    const { rest, network, clock } = makeRest();
    network.willAnswer({ status: 401, headers: dateHeader(clock) });
    const got = await rest.get('/portfolio/balance', { schema, signer });
    expect(got).toMatchObject({ error: { code: 'unauthorized' } });
    expect(network.requests).toHaveLength(1);
  });

  it('learns the time from a refusal and signs again', async () => {
    const { rest, network, clock } = makeRest();
    network.willAnswer({ status: 401, headers: dateHeader(clock, -600_000) }, good);
    const got = rest.get('/portfolio/balance', { schema, signer });
    await clock.advance(1_000);
    expect(await got).toMatchObject({ ok: true });
    const stamp = Number(network.requests[1]?.headers.get('KALSHI-ACCESS-TIMESTAMP'));
    expect(Math.abs(stamp - (noon - 600_000 + 250))).toBeLessThan(1_000);
  });

  it('blames the clock when the exchange refuses even the right time', async () => {
    const { rest, network, clock } = makeRest();
    network.willAnswer({ status: 401, headers: dateHeader(clock, 600_000) });
    const got = rest.get('/portfolio/balance', { schema, signer });
    await clock.advance(60_000);
    expect(await got).toMatchObject({ error: { code: 'clock-off' } });
    expect(network.requests.length).toBeLessThan(4);
  });

  it('keeps to the pace of the limiter, retries included', async () => {
    const { rest, network, limiter, clock } = makeRest({ status: 500 });
    limiter.setRate(1);
    const got = rest.get('/markets', { schema });
    await clock.advance(900);
    expect(network.requests).toHaveLength(1);
    await clock.advance(10_000);
    expect(await got).toMatchObject({ ok: false });
  });

  it.each(['never', { status: 500 }] as const)(
    'ends as cancelled when the app quits while the answer is %j',
    async (reply) => {
      const { rest, network, clock } = makeRest(reply);
      const got = rest.get('/markets', { schema });
      await clock.advance(10);
      rest.close();
      expect(await got).toMatchObject({ error: { code: 'cancelled' } });
      expect(network.requests).toHaveLength(1);
      expect(clock.pending).toEqual([]);
    },
  );

  it('ends as cancelled even in its last attempt', async () => {
    const { rest, clock } = makeRest(null, null, null, 'never');
    const got = rest.get('/markets', { schema });
    await clock.advance(5_000);
    rest.close();
    expect(await got).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('asks nothing more once the app quits', async () => {
    const { rest, network } = makeRest('never');
    rest.close();
    expect(await rest.get('/markets', { schema })).toMatchObject({ error: { code: 'cancelled' } });
    expect(network.requests).toEqual([]);
  });
});
