import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../main/adapters/clock.ts';
import { startReplay, type Replay } from '../main/practice/replay/index.ts';
import type { ReplaySpeed } from '../main/practice/replay/player.ts';
import { readRecording } from '../main/practice/replay/recording.ts';

const usage = `Serves recorded frames as an exchange on this computer.

  npm run replay -- FILE.jsonl [--speed 1|10|max] [--port N]

  --speed  times the speed they were recorded at, or max; 1 without it
  --port   any free one without it

They are played once, from the first subscription on. Ctrl-C ends the replay.`;

process.exitCode = await main(process.argv.slice(2)).catch(explain);

async function main(args: string[]): Promise<number> {
  const options = { speed: { type: 'string' }, port: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [path] = positionals;
  const speed = readSpeed(values.speed ?? '1');
  const port = Number(values.port ?? 0);
  if (path === undefined || speed === null || !Number.isInteger(port)) return complain(usage);
  const frames = readRecording(readFileSync(path, 'utf8'));
  if (!frames.ok) return complain(`${path}: ${frames.error.message}`);
  const replay = await startReplay({ frames: frames.value, clock: systemClock, speed, port });
  const folder = mkdtempSync(join(tmpdir(), 'kalshi-replay-'));
  console.log(await introduction(replay, folder, frames.value.length));
  await interrupted();
  rmSync(folder, { recursive: true });
  await replay.stop();
  return 0;
}

/** A file that cannot be opened, a port that is taken, an option that does not exist: the sentence without the stack. */
function explain(error: unknown): number {
  if (error instanceof Error && 'code' in error) return complain(error.message);
  throw error;
}

function complain(message: string): number {
  console.error(message);
  return 1;
}

function readSpeed(text: string): ReplaySpeed | null {
  if (text === 'max') return text;
  const factor = Number(text);
  return factor > 0 && Number.isFinite(factor) ? factor : null;
}

/** Makes a key for this replay alone, lays it into `folder`, and says how to start the app with it. */
async function introduction(replay: Replay, folder: string, count: number): Promise<string> {
  const { keyId, privateKeyPem } = await replay.createKey();
  const file = join(folder, 'replay-key.pem');
  writeFileSync(file, privateKeyPem, { mode: 0o600 });
  const variables = {
    KALSHI_API_BASE_URL: replay.restUrl,
    KALSHI_WS_URL: replay.streamUrl,
    KALSHI_API_KEY_ID: keyId,
    KALSHI_PRIVATE_KEY_PATH: file,
  };
  const lines = Object.entries(variables).map(([name, value]) => `  ${name}=${value}`);
  return [
    `${count} frames are ready to be played. Start the app against them with`,
    '',
    ...lines.map((line) => `${line} \\`),
    '  npm start',
    '',
    'and import the key that it offers; the key is good for this replay only.',
  ].join('\n');
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
