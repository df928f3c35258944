import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  isAbout,
  readFrame,
  readRecording,
  recordingLine,
} from '../../../main/practice/replay/recording.ts';
import { documentedAnswers, documentedMessages } from './documented.ts';

const frame = readFrame(documentedMessages.ticker) ?? {};
const line = recordingLine({ receivedTime: 1786085188416, frame });

describe('a recording', () => {
  it('has one JSON object a line, with time and frame', () => {
    expect(line).toBe(`{"recv_ms":1786085188416,"frame":${documentedMessages.ticker}}`);
  });

  it('is read as it was written, with any line breaks', () => {
    for (const text of [`${line}\n${line}\n`, `${line}\r\n${line}`, `${line}\n\n${line}\n`]) {
      expect(readRecording(text)).toEqual({
        ok: true,
        value: Array(2).fill({ receivedTime: 1786085188416, frame }),
      });
    }
    expect(readRecording('')).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['not JSON', '{"recv_ms":1,"frame":{}'],
    ['no frame', '{"recv_ms":1786085188416}'],
    ['no time', documentedMessages.ticker],
    ['a time that is none', '{"recv_ms":"now","frame":{}}'],
    ['a frame that is none', '{"recv_ms":1786085188416,"frame":[]}'],
  ])('is refused with the number of a line that is wrong: %s', (_, wrong) => {
    const read = readRecording(`${line}\n${line}\n${wrong}\n${line}\n`);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error.message).toMatch(/^Line 3 is not a recorded frame: /);
  });

  it('keeps what is about its markets, and answers to commands', () => {
    const about = (text: string, ticker: string): boolean =>
      isAbout(readFrame(text) ?? {}, [ticker]);
    expect(about(documentedMessages.ticker, 'FED-23DEC-T3.00')).toBe(true);
    expect(about(documentedMessages.settled, 'FED-23DEC-T3.00')).toBe(false);
    expect(about(documentedAnswers.ok, 'FED-23DEC-T3.00')).toBe(true);
  });

  it('takes no frame that is not an object', () => {
    expect([readFrame('[]'), readFrame('"ticker"'), readFrame('{')]).toEqual([null, null, null]);
  });
});

describe('frames of early 2026', () => {
  it('can be recorded, too', () => {
    for (const name of ['ticker-frames', 'trade-frames']) {
      const path = new URL(`../../fixtures/${name}.jsonl`, import.meta.url);
      const texts = readFileSync(path, 'utf8').trim().split('\n');
      expect(texts.map(readFrame)).not.toContain(null);
    }
  });
});
