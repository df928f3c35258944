import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { Exported, ExportProgress, ExportRequest } from '../../preload/contract/archive.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { chunksOf, columnNames } from './export-chunks.ts';
import { csvFormat, jsonFormat, type ExportFormat } from './export-format.ts';
import type { HistoryStore } from './history-store.ts';
import type { StoredMarket } from './market-registry.ts';

export interface ExportJob {
  readonly environment: EnvironmentId;
  readonly request: ExportRequest;
  /** The file to write; it appears when it is complete. */
  readonly path: string;
  /** Unix ms. */
  readonly now: number;
  readonly onProgress: (progress: ExportProgress) => void;
  readonly signal: AbortSignal;
}

/** Where a file grows until it is complete. */
export const draftOf = (path: string): string => `${path}.part`;

/** Writes a range of some markets' history to a file, a chunk at a time; nothing waits for it, and a failure leaves nothing. */
export async function exportHistory(
  store: HistoryStore,
  job: ExportJob,
): Promise<Result<Exported>> {
  const { environment, request, path, signal } = job;
  const markets = request.tickers.flatMap((each) => store.markets.find(environment, each) ?? []);
  if (markets.length === 0) return fail('not-found', 'Nothing is stored of these markets.');
  const draft = draftOf(path);
  try {
    const file = await open(draft, 'w');
    const rows = await writeAll(file, store, markets, job).finally(() => file.close());
    await rename(draft, path);
    return ok({ path, rows });
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    if (signal.aborted) return fail('cancelled', 'The export was cancelled.');
    return fail('internal', reasonOf(error, path));
  }
}

/** `appendFile`, as `write` is content with the part that still fits on a full disk. @returns how many rows were written */
async function writeAll(
  file: FileHandle,
  store: HistoryStore,
  markets: readonly StoredMarket[],
  { request, now, onProgress, signal }: ExportJob,
): Promise<number> {
  const format: ExportFormat = request.format === 'csv' ? csvFormat() : jsonFormat();
  let written = 0;
  await file.appendFile(format.head(columnNames(request.content)));
  for (const [place, market] of markets.entries()) {
    await file.appendFile(format.beginMarket(market, place === 0));
    let rows = 0;
    for (const chunk of chunksOf(store, market, request, now)) {
      signal.throwIfAborted();
      const lines = chunk.rows.map((row, index) => format.row(market, row, rows + index === 0));
      await file.appendFile(lines.join(''));
      rows += lines.length;
      onProgress({ rows: written + rows, share: (place + chunk.share) / markets.length });
    }
    written += rows;
    await file.appendFile(format.endMarket());
  }
  await file.appendFile(format.tail());
  return written;
}

function reasonOf(error: unknown, path: string): string {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  if (isFull) return `The disk is full: ${path} was not written. Make room or choose another disk.`;
  return `${path} could not be written: ${String(error)}. Choose another place.`;
}
