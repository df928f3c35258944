import type { MinuteCandle, PriceSpan } from '../../../main/alerts/gaps/candle-ticks.ts';
import type { CentiContracts, MicroDollars } from '../../../preload/contract/prices.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import type { Prices } from './steps.ts';

const MINUTE = 60_000;

/** What really happened in the markets, whether anybody heard of it or not; tells it again as candles. */
export class Exchange {
  readonly #quotes = new Map<string, Quote[]>();

  /** The market moves at `time`; returns the quote that says so. */
  move(ticker: string, { bid, ask, last, traded }: Prices, time: number): Quote {
    const quotes = this.of(ticker);
    const level = (cents: number | null): Quote['yesBid'] =>
      cents === null ? null : { price: micro(cents), size: 100 as CentiContracts };
    const quote: Quote = {
      ticker,
      yesBid: level(bid),
      yesAsk: level(ask),
      last: last === null ? (quotes.at(-1)?.last ?? null) : micro(last),
      volume: ((quotes.at(-1)?.volume ?? 0) + traded * 100) as CentiContracts,
      openInterest: 0 as CentiContracts,
      exchangeTime: time,
      receivedTime: time,
      source: 'stream',
    };
    quotes.push(quote);
    return quote;
  }

  of(ticker: string): Quote[] {
    const known = this.#quotes.get(ticker) ?? [];
    this.#quotes.set(ticker, known);
    return known;
  }

  /** One candle for each minute in which the market moved. Empty sides are 0 and one dollar, as the exchange has it. */
  candles(ticker: string, from: number, to: number): readonly MinuteCandle[] {
    const minutes = new Map<number, { quotes: Quote[]; traded: number }>();
    this.of(ticker).forEach((quote, index, all) => {
      const end = Math.ceil(quote.exchangeTime / MINUTE) * MINUTE;
      if (end <= from || end - MINUTE > to) return;
      const minute = minutes.get(end) ?? { quotes: [], traded: 0 };
      minute.quotes.push(quote);
      minute.traded += quote.volume - (all[index - 1]?.volume ?? 0);
      minutes.set(end, minute);
    });
    return [...minutes].map(([endTime, { quotes, traded }]) => ({
      endTime,
      price: span(quotes.flatMap(({ last }) => last ?? [])),
      yesBid: span(quotes.map(({ yesBid }) => yesBid?.price ?? (0 as MicroDollars))),
      yesAsk: span(quotes.map(({ yesAsk }) => yesAsk?.price ?? micro(100))),
      volume: traded as CentiContracts,
    }));
  }
}

const micro = (cents: number): MicroDollars => Math.round(cents * 10_000) as MicroDollars;

function span(prices: readonly MicroDollars[]): PriceSpan | null {
  const [open, close] = [prices.at(0), prices.at(-1)];
  if (open === undefined || close === undefined) return null;
  return {
    open,
    close,
    high: Math.max(...prices) as MicroDollars,
    low: Math.min(...prices) as MicroDollars,
  };
}
