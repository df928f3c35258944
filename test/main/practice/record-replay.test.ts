import { spawn, type ChildProcess } from 'node:child_process';
import { constants, sign } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readRecording, type Frame } from '../../../main/practice/replay/recording.ts';
import { startPracticeServer } from '../../fakes/practice-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'record-replay-'));
const file = join(folder, 'frames.jsonl');
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Starts one of the scripts and gathers what it prints. */
function run(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const path = fileURLToPath(new URL(`../../../scripts/${script}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { env: { ...process.env, ...env } });
  children.push(child);
  const printed = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => (printed.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (printed.err += data.toString()));
  return { child, printed };
}

async function interrupt(child: ChildProcess): Promise<number> {
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const [code] = (await ended) as [number];
  return code;
}

const patiently = { timeout: 15_000, interval: 50 };

/** What a frame says, apart from when and in which subscription. */
function essence({ type, msg }: Frame): string {
  const untimed = (key: string, value: unknown): unknown =>
    ['ts', 'ts_ms', 'time'].includes(key) ? undefined : value;
  return JSON.stringify([type, msg], untimed);
}

const isMessage = ({ type }: Frame): boolean =>
  ['ticker', 'trade', 'orderbook_snapshot', 'orderbook_delta'].includes(String(type));

function recordedFrames(): Frame[] {
  const recording = readRecording(existsSync(file) ? readFileSync(file, 'utf8') : '');
  return recording.ok ? recording.value.map(({ frame }) => frame) : [];
}

// A signal ends a process at once on Windows, so that nothing can be seen of how it would end.
describe.skipIf(process.platform === 'win32')('recording and replaying', () => {
  it('brings the same frames back', async () => {
    const practice = await startPracticeServer({ pace: 60 });
    const key = await practice.exchange.createKey();
    const keyFile = join(folder, 'key.pem');
    writeFileSync(keyFile, key.privateKeyPem);
    const tickers = practice.operator
      .openTickers()
      .filter((ticker) => /^KX(NFL|BTCD)/.test(ticker));
    const { child, printed } = run('record.ts', ['--tickers', tickers.join(','), '--out', file], {
      ...practice.environment,
      KALSHI_API_KEY_ID: key.keyId,
      KALSHI_PRIVATE_KEY_PATH: keyFile,
    });
    await expect.poll(() => recordedFrames().length, patiently).toBeGreaterThan(200);
    expect(await interrupt(child)).toBe(0);
    await practice.stop();
    const messages = recordedFrames().filter(isMessage);
    expect(printed.err).toContain(`${recordedFrames().length} frames recorded`);
    expect(new Set(messages.map(({ type }) => type)).size).toBe(4);

    const replay = run('replay.ts', [file, '--speed', 'max']);
    await expect.poll(() => replay.printed.out, patiently).toContain('npm start');
    const said = (name: string): string =>
      new RegExp(`${name}=(\\S+)`).exec(replay.printed.out)?.[1] ?? '';
    const replayKey = said('KALSHI_PRIVATE_KEY_PATH');
    const time = Date.now();
    const signature = sign('sha256', Buffer.from(`${time}GET/trade-api/ws/v2`), {
      key: readFileSync(replayKey),
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 32,
    });
    const socket = new WebSocket(said('KALSHI_WS_URL'), {
      headers: {
        'KALSHI-ACCESS-KEY': said('KALSHI_API_KEY_ID'),
        'KALSHI-ACCESS-TIMESTAMP': String(time),
        'KALSHI-ACCESS-SIGNATURE': signature.toString('base64'),
      },
    });
    const replayed: Frame[] = [];
    socket.on('message', (data: Buffer) => replayed.push(JSON.parse(data.toString()) as Frame));
    await once(socket, 'open');
    socket.send('{"id":1,"cmd":"subscribe","params":{"channels":["ticker","trade"]}}');
    const params = { channels: ['orderbook_delta'], market_tickers: tickers, use_yes_price: true };
    socket.send(JSON.stringify({ id: 2, cmd: 'subscribe', params }));
    const beforePlay = tickers.length;
    const count = (): number => replayed.filter(isMessage).length;
    await expect.poll(count, patiently).toBe(messages.length + beforePlay);
    expect(replayed.filter(isMessage).slice(beforePlay).map(essence)).toEqual(
      messages.map(essence),
    );

    const last = messages.findLast(({ type }) => type === 'ticker')?.['msg'] as Frame;
    const response = await fetch(
      `${said('KALSHI_API_BASE_URL')}/markets/${String(last['market_ticker'])}`,
    );
    expect(await response.json()).toMatchObject({
      market: {
        yes_bid_dollars: last['yes_bid_dollars'],
        yes_ask_size_fp: last['yes_ask_size_fp'],
        last_price_dollars: last['price_dollars'],
      },
    });
    socket.terminate();
    expect(await interrupt(replay.child)).toBe(0);
    expect(existsSync(replayKey)).toBe(false);
  }, 60_000);

  it('says what is wrong with a command or a file', async () => {
    const broken = join(folder, 'broken.jsonl');
    writeFileSync(broken, '{"recv_ms":1786085188416,"frame":{}}\n{"recv_ms":17\n');
    const cases = [
      ['replay.ts', [broken], 'Line 2 is not a recorded frame'],
      ['replay.ts', [broken, '--speed', 'fast'], 'npm run replay'],
      ['replay.ts', [join(folder, 'missing.jsonl')], 'no such file'],
      ['replay.ts', ['--loud'], '--loud'],
      ['record.ts', ['--tickers', 'A'], 'npm run record'],
      ['record.ts', ['--env', 'moon', '--tickers', 'A', '--out', file], 'no environment "moon"'],
    ] as const;
    const ends = cases.map(async ([script, args]) => {
      const { child, printed } = run(script, args);
      const [code] = (await once(child, 'close')) as [number];
      return { code, said: printed.err };
    });
    for (const [index, { code, said }] of (await Promise.all(ends)).entries()) {
      expect(code).toBe(1);
      expect(said).toContain(cases[index]?.[2]);
    }
  }, 30_000);
});
