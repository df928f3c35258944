import { z } from 'zod';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { parseJson } from '../../adapters/parse-json.ts';

/** A frame as the exchange sent it. */
export type Frame = Readonly<Record<string, unknown>>;

/** A frame of the stream and when it came. */
export interface RecordedFrame {
  /** Unix ms of the recording machine's clock. */
  readonly receivedTime: number;
  readonly frame: Frame;
}

const frameSchema = z.record(z.string(), z.unknown());
const line = z.object({ recv_ms: z.int().positive(), frame: frameSchema });

/** One line of a recording, without its line break: `{"recv_ms": 1786085188416, "frame": {…}}`. */
export function recordingLine({ receivedTime, frame }: RecordedFrame): string {
  return JSON.stringify({ recv_ms: receivedTime, frame });
}

/** A frame's text as an object; `null` when it is none. */
export function readFrame(text: string): Frame | null {
  return frameSchema.safeParse(parseJson(text)).data ?? null;
}

/** Whether a frame is about one of these markets, or about none in particular, as answers to commands are. */
export function isAbout({ msg }: Frame, tickers: readonly string[]): boolean {
  const about = z.object({ market_ticker: z.string() }).safeParse(msg);
  return !about.success || tickers.includes(about.data.market_ticker);
}

/** Reads a recording, one JSON object a line; `invalid-input` names the first line that is not one. */
export function readRecording(text: string): Result<readonly RecordedFrame[]> {
  const frames: RecordedFrame[] = [];
  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue;
    const frame = readLine(content);
    if (!frame) return badLine(index + 1, content);
    frames.push(frame);
  }
  return ok(frames);
}

function readLine(content: string): RecordedFrame | null {
  const read = line.safeParse(parseJson(content)).data;
  return read ? { receivedTime: read.recv_ms, frame: read.frame } : null;
}

function badLine(number: number, content: string): Result<never> {
  const start = content.length > 60 ? `${content.slice(0, 60)}…` : content;
  return fail(
    'invalid-input',
    `Line ${number} is not a recorded frame: ${start}\nEach line is one JSON object like {"recv_ms": 1786085188416, "frame": {…}}.`,
  );
}
