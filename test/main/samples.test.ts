import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../main/adapters/clock.ts';
import { Exchange } from '../../main/exchange.ts';
import { QuoteBook } from '../../main/feed/quote-book.ts';
import { openWebSocket } from '../../main/kalshi/stream/ws-socket.ts';
import { startReplay } from '../../main/practice/replay/index.ts';
import { parseCount, parseDollars } from '../../preload/contract/prices.ts';

/** The fields of a recorded ticker frame that decide what a person sees, read without any code of the app. */
const tickerFrame = z.looseObject({
  type: z.literal('ticker'),
  msg: z.looseObject({
    market_ticker: z.string(),
    price_dollars: z.string(),
    yes_bid_dollars: z.string(),
    yes_ask_dollars: z.string(),
    yes_bid_size_fp: z.string(),
    yes_ask_size_fp: z.string(),
    volume_fp: z.string(),
  }),
});

const frames = readFileSync(new URL('../fixtures/ticker-frames.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => tickerFrame.parse(JSON.parse(line)));
const last = new Map(frames.map(({ msg }) => [msg.market_ticker, msg]));

describe('frames recorded on Kalshi, sent through a real socket', () => {
  it('leave the quote book with the last of them for every market', async () => {
    const recorded = frames.map((frame, index) => ({ receivedTime: index, frame }));
    const replay = await startReplay({
      frames: recorded,
      clock: systemClock,
      speed: 'max',
      port: 0,
    });
    const { restUrl, streamUrl } = replay;
    const log = { info: () => undefined, warn: () => undefined };
    const exchange = new Exchange(
      { id: 'custom', name: 'Custom', restUrl, streamUrl },
      { clock: systemClock, random: Math.random, fetch, openSocket: openWebSocket, log },
    );
    const book = new QuoteBook();
    const tickers = [...last.keys()];
    book.follow(tickers);
    exchange.stream.listenToEvents((event) => {
      if (event.kind === 'quote') book.offerQuote(event.quote);
    });
    exchange.stream.setMarkets(tickers);
    exchange.stream.start();
    try {
      const { keyId, privateKeyPem } = await replay.createKey();
      await exchange.setCredentials({ keyId, privateKey: createPrivateKey(privateKeyPem) });
      await vi.waitFor(() => expect(book.quotes.map(seen)).toEqual(expected(book)), 15_000);
      expect(book.quotes).toHaveLength(tickers.length);
      expect(exchange.stream.statistics.unreadable).toBe(0);
    } finally {
      exchange.close();
      await replay.stop();
    }
  });
});

function seen(quote: QuoteBook['quotes'][number]): unknown {
  const { ticker, yesBid, yesAsk, volume } = quote;
  return { ticker, bid: yesBid?.price ?? null, ask: yesAsk?.price ?? null, volume };
}

/** A side without contracts is the absence of a quote, whatever its price. */
function expected(book: QuoteBook): unknown {
  expect(book.quotes).toHaveLength(last.size);
  return book.quotes.map(({ ticker }) => {
    const msg = last.get(ticker) ?? expect.fail(ticker);
    return {
      ticker,
      bid: msg.yes_bid_size_fp === '0.00' ? null : parseDollars(msg.yes_bid_dollars),
      ask: msg.yes_ask_size_fp === '0.00' ? null : parseDollars(msg.yes_ask_dollars),
      volume: parseCount(msg.volume_fp),
    };
  });
}
