import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReplaySpeed } from '../../../main/practice/replay/player.ts';
import { readFrame, type RecordedFrame } from '../../../main/practice/replay/recording.ts';
import { ReplaySource } from '../../../main/practice/replay/replay-source.ts';
import type { ChannelMessage } from '../../../main/practice/wire/frames.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { documentedAnswers, documentedMessages } from './documented.ts';
import { misspelt } from './shapes.ts';

const ticker = 'FED-23DEC-T3.00';
const recorded = 1_786_085_188_416;

/** Frames that came a second apart. */
function recording(texts: readonly string[]): RecordedFrame[] {
  return texts.map((text, index) => ({
    receivedTime: recorded + index * 1000,
    frame: readFrame(text) ?? {},
  }));
}

const quoteAt = (bid: string): string => documentedMessages.ticker.replace('0.4500', bid);

function replay(texts: readonly string[], speed: ReplaySpeed = 1) {
  const clock = new FakeClock();
  const source = new ReplaySource(recording(texts), speed, clock);
  const heard: ChannelMessage[] = [];
  const follow = (): void => void source.listen((message) => heard.push(message));
  return { clock, source, heard, follow };
}

describe('a replay', () => {
  it('lists its markets with their first quotes before it is played', () => {
    const { source } = replay([documentedAnswers.ok, quoteAt('0.4400'), quoteAt('0.4300')]);
    expect(source.markets().map((market) => [market.ticker, market.yes_bid_dollars])).toEqual([
      [ticker, '0.4400'],
    ]);
    expect(misspelt(source.markets())).toEqual([]);
  });

  it('waits for the first subscription and keeps the rhythm of the recording', async () => {
    const { clock, heard, follow } = replay([
      quoteAt('0.4400'),
      quoteAt('0.4300'),
      quoteAt('0.4200'),
    ]);
    await clock.advance(60_000);
    expect(heard).toHaveLength(0);
    follow();
    await clock.advance(1_000);
    expect(heard).toHaveLength(1);
    await clock.advance(999);
    expect(heard).toHaveLength(1);
    await clock.advance(1);
    expect(heard).toHaveLength(2);
    await clock.advance(1_000);
    expect(heard).toHaveLength(3);
    expect(clock.pending).toEqual([]);
  });

  it('plays faster when asked to, and in turns as fast as it goes', async () => {
    const tenfold = replay(Array<string>(11).fill(quoteAt('0.4400')), 10);
    tenfold.follow();
    await tenfold.clock.advance(2_000);
    expect(tenfold.heard).toHaveLength(11);
    const fastest = replay(Array<string>(1_200).fill(quoteAt('0.4400')), 'max');
    fastest.follow();
    await fastest.clock.advance(1_000);
    expect(fastest.heard).toHaveLength(1_200);
  });

  it('plays once, also for several followers, and stops when told', async () => {
    const { clock, source, heard, follow } = replay([quoteAt('0.4400'), quoteAt('0.4300')]);
    follow();
    follow();
    await clock.advance(1_000);
    expect(heard).toHaveLength(2);
    source.stop();
    await clock.advance(10_000);
    expect(heard).toHaveLength(2);
  });

  it('sends frames as they were, with the time of now', async () => {
    const texts = [documentedMessages.ticker, documentedMessages.trade, documentedMessages.settled];
    const { clock, heard, follow } = replay(texts, 'max');
    follow();
    await clock.advance(1_000);
    for (const [index, { type, msg }] of heard.entries()) {
      const { ts_ms, ts, time, ...rest } = msg as unknown as Record<string, unknown>;
      const original = readFrame(texts[index] ?? '') ?? {};
      expect(original).toMatchObject({ type, msg: rest });
      if (type === 'market_lifecycle_v2') continue;
      expect([ts_ms, ts]).toEqual([clock.now(), clock.now() / 1000]);
      if (type === 'ticker') expect(time).toBe(new Date(clock.now()).toISOString());
    }
    expect(heard).toHaveLength(3);
  });

  it('answers REST from what was played', async () => {
    const trade = documentedMessages.trade.replace('HIGHNY-22DEC23-B53.5', ticker);
    const texts = [quoteAt('0.4400'), trade, quoteAt('0.4100')];
    const { clock, source, follow } = replay(texts, 'max');
    follow();
    await clock.advance(1_000);
    const now = Math.ceil(clock.now() / 60_000) * 60;
    expect(source.market(ticker)).toMatchObject({
      yes_bid_dollars: '0.4100',
      event_ticker: 'FED-23DEC',
    });
    expect(source.trades(ticker, { from: 0, to: now })).toMatchObject([
      { ticker, yes_price_dollars: '0.3600', count_fp: '136.00', taker_outcome_side: 'no' },
    ]);
    const [candle] = source.candles(ticker, { from: now, to: now }, 1);
    expect(candle).toMatchObject({
      volume_fp: '136.00',
      price: { close_dollars: '0.3600' },
      yes_bid: { high_dollars: '0.4400', low_dollars: '0.0000', close_dollars: '0.4100' },
    });
    expect(source.events().map(({ event_ticker }) => event_ticker)).toEqual(['FED-23DEC']);
    expect(source.series().map((series) => series.ticker)).toEqual(['FED']);
  });

  it('keeps the book, whose NO side is recorded at YES prices', async () => {
    const { clock, source, follow } = replay(
      [
        documentedMessages.ticker,
        documentedMessages.orderbook_snapshot,
        documentedMessages.orderbook_delta.replace('0.9600', '0.2200'),
        documentedMessages.orderbook_delta.replace('0.9600', '0.5400').replace('"yes"', '"no"'),
        documentedMessages.orderbook_delta.replace('0.9600', '0.0100').replace('-54', '7'),
      ],
      'max',
    );
    expect(source.book(ticker)).not.toHaveProperty('yes_dollars_fp');
    follow();
    await clock.advance(1_000);
    expect(source.book(ticker)).toMatchObject({
      yes_dollars_fp: [
        ['0.0100', '7.00'],
        ['0.0800', '300.00'],
        ['0.2200', '279.00'],
      ],
      no_dollars_fp: [['0.4400', '146.00']],
    });
  });

  it('follows the life of a market', async () => {
    const about = (text: string): string => text.replace('INXD-23SEP14-B4487', ticker);
    const { deactivated, determined, settled } = documentedMessages;
    const texts = [
      documentedMessages.ticker,
      about(deactivated),
      about(determined),
      about(settled),
    ];
    const { clock, source, follow } = replay(texts);
    const statuses: unknown[] = [source.market(ticker)?.status];
    follow();
    await clock.advance(1_000);
    for (let step = 0; step < 3; step += 1) {
      await clock.advance(1_000);
      statuses.push(source.market(ticker)?.status);
    }
    expect(statuses).toEqual(['active', 'inactive', 'determined', 'finalized']);
    expect(source.market(ticker)).toMatchObject({
      result: 'yes',
      settlement_value_dollars: '1.0000',
    });
  });

  it('plays frames of early 2026 and passes over what it does not know', async () => {
    const texts = ['ticker-frames', 'trade-frames'].flatMap((name) =>
      readFileSync(new URL(`../../fixtures/${name}.jsonl`, import.meta.url), 'utf8')
        .trim()
        .split('\n'),
    );
    const strange = [
      '{"type":"ticker","msg":{}}',
      '{"type":"new_thing","msg":{"market_ticker":"A"}}',
    ];
    const { clock, heard, follow } = replay([...texts, ...strange], 'max');
    follow();
    await clock.advance(1_000);
    expect(heard).toHaveLength(texts.length);
    expect(misspelt(heard)).toEqual([]);
  });
});
