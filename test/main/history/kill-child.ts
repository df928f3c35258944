import { join } from 'node:path';
import { systemClock } from '../../../main/adapters/clock.ts';
import { Emitter } from '../../../main/adapters/emitter.ts';
import { HistoryStore } from '../../../main/history/history-store.ts';
import { Recorder } from '../../../main/history/recorder.ts';
import { openHistory } from '../../../main/storage/open-history.ts';
import { openMain } from '../../../main/storage/open-main.ts';
import type { CentiContracts, MicroDollars } from '../../../preload/contract/prices.ts';
import type { Quote } from '../../../preload/contract/quote.ts';

/** Records 1,000 changes a second of 50 markets, and adds a rule and a followed market ever so often, until it is killed. */

const [folder = '.'] = process.argv.slice(2);
const MARKETS = 50;
const STEP_MS = 10;
const now = (): number => systemClock.now();

const main = openMain({
  path: join(folder, 'kalshi-tray.db'),
  essentialsPath: join(folder, 'essentials.json'),
  now,
  log: { info: console.log, warn: console.error },
});
const history = openHistory(join(folder, 'history.db'), now);
if (!main.ok || !history.ok) throw new Error('The databases do not open');
const { database } = main.value;
const quotes = new Emitter<Quote>();
const tickers = Array.from({ length: MARKETS }, (_, index) => `KILL-${index}`);
const recorder = new Recorder({
  environment: 'practice',
  store: new HistoryStore(history.value.database, now),
  quotes: { quote: () => undefined, listenToQuotes: quotes.listen },
  clock: systemClock,
  now,
  hasRoom: () => true,
  log: { info: console.log, warn: console.error },
});
recorder.start();
recorder.follow(tickers);
recorder.setFresh(true, now());

let sent = 0;
let rows = database.prepare<[], number>('SELECT count(*) FROM alert_rule').pluck().get() ?? 0;
const begun = now();
const step = (): void => {
  const due = Math.floor(now() - begun);
  for (; sent < due; sent += 1) quotes.emit(quote(sent));
  process.send?.({ startTime: begun, tickTime: now(), rows });
};
const keep = (): void => {
  database.transaction(() => {
    database
      .prepare(
        `INSERT INTO alert_rule (environment, draft, created_time, state, generation)
         VALUES ('practice', '{}', ?, '{}', 0)`,
      )
      .run(now());
    const watch = `INSERT INTO watchlist (environment, ticker, title, position) VALUES ('practice', ?, 'Title', ?)`;
    database.prepare(watch).run(`KILL-${rows}`, rows);
  })();
  rows += 1;
};
setInterval(step, STEP_MS);
setInterval(keep, 100);

function quote(index: number): Quote {
  const price = (10_000 * (1 + (index % 97))) as MicroDollars;
  return {
    ticker: tickers[index % MARKETS] ?? '',
    yesBid: { price, size: 100 as CentiContracts },
    yesAsk: null,
    last: price,
    volume: index as CentiContracts,
    openInterest: 0 as CentiContracts,
    exchangeTime: now(),
    receivedTime: now(),
    source: 'stream',
  };
}
