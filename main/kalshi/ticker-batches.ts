/** `limit` of `GET /markets`. Source: OpenAPI. */
const MAX_TICKERS = 1_000;
/** Servers commonly refuse request lines of 8 KiB. */
const MAX_QUERY_LENGTH = 6_000;

/** Splits tickers into as few lists as fit one `tickers=A,B,C` query each, of at most `most` tickers. */
export function batchTickers(
  tickers: readonly string[],
  most = MAX_TICKERS,
): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let room = 0;
  for (const ticker of tickers) {
    const length = encodeURIComponent(`${ticker},`).length;
    const current = batches.at(-1);
    if (!current || length > room || current.length === most) {
      batches.push([ticker]);
      room = MAX_QUERY_LENGTH - length;
    } else {
      current.push(ticker);
      room -= length;
    }
  }
  return batches;
}
