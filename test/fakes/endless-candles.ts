import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An exchange that has a candle of every market and period, and answers nothing else. Run it as a process of its own
 * (`fork`), so that what it costs is not counted: it sends its port as a message and ends with its parent.
 */

const side =
  '{"open_dollars":"0.28","high_dollars":"0.29","low_dollars":"0.27","close_dollars":"0.28"}';
const figures = `"price":${side},"yes_bid":${side},"yes_ask":${side},"volume_fp":"12.50","open_interest_fp":"892.00"`;

const server = createServer(({ url = '' }, response) => {
  const { searchParams } = new URL(url, 'http://localhost');
  const candles = `"candlesticks":[${candlesOf(searchParams)}]`;
  const tickers = searchParams.get('market_tickers')?.split(',');
  const markets = tickers?.map((ticker) => `{"market_ticker":"${ticker}",${candles}}`);
  response.end(markets ? `{"markets":[${markets.join()}]}` : `{${candles}}`);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());

function candlesOf(asked: URLSearchParams): string {
  const seconds = 60 * Number(asked.get('period_interval'));
  const candles: string[] = [];
  let end = Math.ceil(Number(asked.get('start_ts')) / seconds) * seconds;
  for (; end <= Number(asked.get('end_ts')); end += seconds) {
    candles.push(`{"end_period_ts":${end},${figures}}`);
  }
  return candles.join();
}
