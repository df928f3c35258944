import type { Page } from 'playwright-core';
import { systemClock } from '../../../main/adapters/clock.ts';
import { Timers } from '../../../main/adapters/timers.ts';
import { Pusher } from '../../../main/ipc/pushes.ts';
import type { CentiContracts, MicroDollars } from '../../../preload/contract/prices.ts';
import type { Quote } from '../../../preload/contract/quote.ts';

/** How often the changes that are due are made: finer than a frame. */
const STEP_MS = 4;

/**
 * Changes prices of these markets in turn, so many a second in all, until it is stopped. They reach the page through the
 * app's own pusher; Chromium's debugging protocol stands for Electron's messages. Answers how many pushes there were.
 */
export async function rainPrices(
  page: Page,
  quotes: readonly Quote[],
  changesPerSecond: number,
): Promise<() => number> {
  const session = await page.context().newCDPSession(page);
  let pushes = 0;
  const pusher = new Pusher(systemClock, (name, value) => {
    pushes += 1;
    const expression = `harness.push('${name}', ${JSON.stringify(value)})`;
    // A page that is closing no longer answers.
    session.send('Runtime.evaluate', { expression }).catch(() => undefined);
  });
  pusher.setVisible(true);
  const timers = new Timers(systemClock);
  const started = performance.now();
  let made = 0;
  timers.every('step', STEP_MS, () => {
    const due = ((performance.now() - started) / 1000) * changesPerSecond;
    for (; made < due; made += 1) {
      const quote = quotes[(made * 7919) % quotes.length];
      if (quote) pusher.quote(changed(quote, made));
    }
  });
  return () => {
    timers.cancelAll();
    return pushes;
  };
}

/** The same market some cents higher or lower, with a bid, an ask and a trade of its own. */
function changed(quote: Quote, turn: number): Quote {
  const cents = 3 + ((turn * 31) % 90);
  const price = (offset: number): MicroDollars => ((cents + offset) * 10_000) as MicroDollars;
  const size = (100 * (1 + (turn % 900))) as CentiContracts;
  return {
    ...quote,
    yesBid: { price: price(0), size },
    yesAsk: { price: price(2), size },
    last: price(1),
    volume: (quote.volume + turn) as CentiContracts,
    exchangeTime: quote.exchangeTime + turn,
  };
}
