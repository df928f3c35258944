import { fail, ok, type Result } from '../../preload/contract/result.ts';

const MAX_TICKER_LENGTH = 100;

/**
 * Reads what a person typed or pasted: a ticker in any case, or the address of a page of kalshi.com.
 *
 * Answers the ticker in capitals, as Kalshi writes it: of a market, an event or a series, which only the exchange can tell.
 * Fails with `invalid-input` and a sentence that says what would be understood.
 */
export function parseReference(input: string): Result<string> {
  const text = input.trim();
  if (text === '') return fail('invalid-input', 'Type a ticker or paste a kalshi.com address.');
  return text.includes('/') ? parsePageAddress(text) : toReference(text.replace(/\s*-\s*/g, '-'));
}

function toReference(text: string): Result<string> {
  const ticker = text.toUpperCase();
  if (ticker.length <= MAX_TICKER_LENGTH && /^[A-Z0-9][A-Z0-9._-]*$/.test(ticker)) {
    return ok(ticker);
  }
  return fail(
    'invalid-input',
    'This is not a ticker. Tickers look like KXHIGHNY-26AUG09-B83.5: letters, digits, dots and dashes.',
  );
}

function parsePageAddress(text: string): Result<string> {
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || !/(^|\.)kalshi\.com?$/.test(url.hostname)) {
    return fail('invalid-input', 'This is not an address of kalshi.com.');
  }
  const ticker = tickerInPath(url.pathname.split('/').filter((part) => part !== ''));
  if (ticker) return toReference(ticker);
  return fail(
    'invalid-input',
    'This kalshi.com page is not about a market. Open a market there and copy its address.',
  );
}

/**
 * Pages live under `/markets/<series>/<words>/<event or market>`, and shorter: the last part is the ticker, unless it is
 * only the words, and then the series is all there is.
 */
function tickerInPath(parts: readonly string[]): string | undefined {
  const [section, series, ...rest] = parts;
  if ((section !== 'markets' && section !== 'events') || !series) return undefined;
  const last = rest.at(-1);
  if (!last) return series;
  const isWords = rest.length === 1 && !last.toLowerCase().startsWith(`${series.toLowerCase()}-`);
  return isWords ? series : last;
}
