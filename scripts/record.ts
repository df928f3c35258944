import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { offeredKey } from '../main/account/key-offer.ts';
import type { Credentials } from '../main/account/ports.ts';
import { systemClock } from '../main/adapters/clock.ts';
import type { Log } from '../main/adapters/log.ts';
import { systemRandom } from '../main/adapters/random.ts';
import { Exchange } from '../main/exchange.ts';
import { resolveEnvironments } from '../main/kalshi/environments.ts';
import type { Stream } from '../main/kalshi/stream/stream.ts';
import { openWebSocket } from '../main/kalshi/stream/ws-socket.ts';
import { parsePrivateKey } from '../main/keychain/private-key.ts';
import { startPracticeExchange } from '../main/practice/index.ts';
import { isAbout, readFrame, recordingLine } from '../main/practice/replay/recording.ts';
import type { Environment } from '../preload/contract/environment.ts';
import { fail, ok, type Result } from '../preload/contract/result.ts';

const usage = `Records the frames of the live stream as they come, one JSON object a line.

  npm run record -- --env demo --tickers A,B --out FILE.jsonl

  --env      production, demo or practice; without it the exchange that KALSHI_API_BASE_URL and
             KALSHI_WS_URL name, or demo
  --tickers  the markets to record, separated by commas; of the first one the order book too
  --out      the file, to whose end the frames are added

The key comes from KALSHI_API_KEY_ID and KALSHI_PRIVATE_KEY_PATH; practice makes its own.
Ctrl-C ends the recording.`;

/** Where to record from, and with which key. */
interface Source {
  readonly environment: Environment;
  readonly credentials: Credentials;
  /** Ends what was started for the recording alone. */
  stop(): Promise<void>;
}

const log: Log = { info: (text) => console.error(text), warn: (text) => console.error(text) };
process.exitCode = await main(process.argv.slice(2)).catch(explain);

async function main(args: string[]): Promise<number> {
  const options = {
    env: { type: 'string' },
    tickers: { type: 'string' },
    out: { type: 'string' },
  } as const;
  const { env, tickers = '', out } = parseArgs({ args, options }).values;
  const wanted = tickers.toUpperCase().split(',').filter(Boolean);
  if (!out || wanted.length === 0) return complain(usage);
  const source = await openSource(env);
  if (!source.ok) return complain(source.error.message);
  const file = openSync(out, 'a');
  const { count, refusal } = await record(source.value, wanted, file);
  fsyncSync(file);
  closeSync(file);
  await source.value.stop();
  log.info(`${count} frames recorded to ${out}.`);
  return refusal ? complain(refusal) : 0;
}

/** A file that cannot be opened, a port that is taken, an option that does not exist: the sentence without the stack. */
function explain(error: unknown): number {
  if (error instanceof Error && 'code' in error) return complain(error.message);
  throw error;
}

function complain(message: string): number {
  log.warn(message);
  return 1;
}

/** Records until Ctrl-C, or until the exchange refuses the key for good. */
async function record(
  { environment, credentials }: Source,
  tickers: readonly string[],
  file: number,
): Promise<{ readonly count: number; readonly refusal: string | null }> {
  const world = { clock: systemClock, random: systemRandom, openSocket: openWebSocket, fetch, log };
  const exchange = new Exchange(environment, world);
  const { stream } = exchange;
  let count = 0;
  stream.listenToFrames(({ receivedTime, text }) => {
    const frame = readFrame(text);
    if (!frame || !isAbout(frame, tickers)) return;
    writeSync(file, `${recordingLine({ receivedTime, frame })}\n`);
    count += 1;
  });
  stream.setMarkets(tickers);
  stream.setTradeMarkets(tickers);
  stream.watchBook(tickers[0] ?? null);
  const ended = endOf(stream, environment.name);
  stream.start();
  const paced = exchange.setCredentials(credentials);
  const refusal = await ended;
  exchange.close();
  await paced;
  return { count, refusal };
}

/** Resolves when the recording is to end; with the reason when the exchange wants it to. */
function endOf(stream: Stream, name: string): Promise<string | null> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(null));
    stream.listenToState((state) => {
      log.info(`${name}: ${state.name}`);
      if (state.name === 'waiting') log.warn(state.reason.message);
      if (state.name === 'refused') resolve(state.reason.message);
    });
  });
}

async function openSource(id: string | undefined): Promise<Result<Source>> {
  if (id === 'practice') return openPractice();
  const known = resolveEnvironments(process.env);
  if (!known.ok) return known;
  const custom = known.value.find((environment) => environment.id === 'custom');
  const wanted = id ?? custom?.id ?? 'demo';
  const environment = known.value.find((one) => one.id === wanted);
  if (!environment)
    return fail('invalid-input', `There is no environment "${wanted}".\n\n${usage}`);
  const credentials = readCredentials();
  if (!credentials.ok) return credentials;
  return ok({ environment, credentials: credentials.value, stop: () => Promise.resolve() });
}

async function openPractice(): Promise<Result<Source>> {
  const exchange = await startPracticeExchange({ clock: systemClock, seed: 1 });
  const { keyId, privateKeyPem } = await exchange.createKey();
  const key = parsePrivateKey({ key: privateKeyPem, passphrase: '' });
  if (!key.ok) return key;
  const { restUrl, streamUrl } = exchange;
  return ok({
    environment: { id: 'practice', name: 'Practice', restUrl, streamUrl },
    credentials: { keyId, privateKey: key.value.privateKey },
    stop: () => exchange.stop(),
  });
}

function readCredentials(): Result<Credentials> {
  const offer = offeredKey(process.env);
  if (!offer) {
    return fail(
      'key-invalid',
      'Set KALSHI_API_KEY_ID and KALSHI_PRIVATE_KEY_PATH to your API key.',
    );
  }
  const key = parsePrivateKey({ key: readFileSync(offer.path), passphrase: '' });
  return key.ok ? ok({ keyId: offer.keyId, privateKey: key.value.privateKey }) : key;
}
