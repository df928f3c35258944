import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { ExportProgress, ExportRequest } from '../../preload/contract/history.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { knownRange } from './chart.ts';
import { csvFormat, jsonFormat, type ExportFormat } from './export-format.ts';
import { candleRow, tickRow, type ExportRow } from './export-rows.ts';
import type { HistoryStore } from './history-store.ts';
import { MINUTE_MS } from './period.ts';

/** Candles, and minutes of ticks, between two looks at the event loop. */
const CHUNK_CANDLES = 1_000;
const CHUNK_TICK_MINUTES = 10;

export interface ExportJob {
  readonly request: ExportRequest;
  /** The file to write; it appears when it is complete. */
  readonly path: string;
  readonly onProgress: (progress: ExportProgress) => void;
  readonly signal: AbortSignal;
}

/** Writes a range of one market's history to a file, a chunk at a time; nothing waits for it. */
export async function exportHistory(
  store: HistoryStore,
  { request, path, onProgress, signal }: ExportJob,
): Promise<Result<ExportProgress>> {
  const stored = store.markets.find(request.environment, request.ticker);
  if (!stored) return fail('not-found', `Nothing is stored of ${request.ticker}.`);
  const total = countRows(store, stored.id, request);
  const format = (request.format === 'csv' ? csvFormat : jsonFormat)(request.ticker);
  const draft = `${path}.part`;
  try {
    const file = await open(draft, 'w');
    let rows = 0;
    try {
      for (const chunk of chunksOf(store, stored.id, request)) {
        signal.throwIfAborted();
        await writeChunk(file, format, chunk, rows === 0);
        rows += chunk.length;
        onProgress({ rows, total });
      }
      await file.write((rows === 0 ? format.head([]) : '') + format.tail());
    } finally {
      await file.close();
    }
    await rename(draft, path);
    return ok({ rows, total });
  } catch (error) {
    await rm(draft, { force: true });
    if (signal.aborted) return fail('cancelled', 'The export was cancelled.');
    return fail(
      'internal',
      `${path} could not be written: ${String(error)}. Choose another place.`,
    );
  }
}

async function writeChunk(
  file: FileHandle,
  format: ExportFormat,
  rows: readonly ExportRow[],
  isFirst: boolean,
): Promise<void> {
  const lines = rows.map((row, index) => format.row(row, isFirst && index === 0));
  const head = isFirst && rows[0] ? format.head(Object.keys(rows[0])) : '';
  await file.write(head + lines.join(''));
}

/** Each chunk is read whole before it is written: an open query would keep others from writing. */
function* chunksOf(
  store: HistoryStore,
  market: number,
  { content, range }: ExportRequest,
): Generator<readonly ExportRow[]> {
  const known = knownRange(store, market, range.endTime);
  if (!known) return;
  const step = (content === 'ticks' ? CHUNK_TICK_MINUTES : content * CHUNK_CANDLES) * MINUTE_MS;
  for (
    let startTime = Math.max(range.startTime, known.startTime - MINUTE_MS);
    startTime < range.endTime;
    startTime += step
  ) {
    const part = { startTime, endTime: Math.min(range.endTime, startTime + step) };
    yield content === 'ticks'
      ? Array.from(store.ticks.between(market, part), tickRow)
      : store.candles.between(market, content, part).map(candleRow);
  }
}

function countRows(store: HistoryStore, market: number, { content, range }: ExportRequest): number {
  return content === 'ticks'
    ? store.ticks.count(market, range)
    : store.candles.count(market, content, range);
}
