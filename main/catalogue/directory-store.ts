import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { BrowseFolder, BrowsePlace } from '../../preload/contract/browse.ts';
import { DAY_MS } from '../../preload/contract/durations.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import {
  marketResults,
  marketStatuses,
  type MarketSummary,
} from '../../preload/contract/market.ts';
import { parseJson } from '../adapters/parse-json.ts';

/** Lists that nobody looked at for this long are forgotten: most of their events are over. */
const KEEP_MS = 30 * DAY_MS;

/** What a list holds. */
export interface Contents {
  readonly folders: readonly Omit<BrowseFolder, 'open'>[];
  readonly markets: readonly MarketSummary[];
}

/** A list, and when the exchange gave it (Unix ms). */
export interface KeptList extends Contents {
  readonly readTime: number;
}

const contentsSchema: z.ZodType<Contents> = z.object({
  folders: z.array(z.object({ id: z.string(), title: z.string(), detail: z.string() })),
  markets: z.array(
    z.object({
      ticker: z.string(),
      eventTicker: z.string(),
      title: z.string(),
      yesSubtitle: z.string(),
      status: z.enum(marketStatuses),
      result: z.enum(marketResults).nullable(),
      closeTime: z.number().nullable(),
    }),
  ),
});

/** Names a list among all others: `categories`, `events KXHIGHNY`. */
export function keyOf(place: BrowsePlace): string {
  switch (place.list) {
    case 'categories':
      return place.list;
    case 'series':
      return `${place.list} ${place.category}`;
    case 'events':
      return `${place.list} ${place.series}`;
    case 'markets':
      return `${place.list} ${place.event}`;
  }
}

/** The lists that were read of one environment, on disk. */
export class DirectoryStore {
  readonly #database: Database;
  readonly #environment: EnvironmentId;

  constructor(database: Database, environment: EnvironmentId) {
    this.#database = database;
    this.#environment = environment;
  }

  /** `null` when this list was never read, or cannot be read any more. */
  load(place: BrowsePlace): KeptList | null {
    const row = this.#database
      .prepare<[string, string], { contents: string; readTime: number }>(
        'SELECT contents, read_time AS readTime FROM directory WHERE environment = ? AND place = ?',
      )
      .get(this.#environment, keyOf(place));
    const contents = row && readContents(row.contents);
    return contents ? { ...contents, readTime: row.readTime } : null;
  }

  save(place: BrowsePlace, contents: Contents, readTime: number): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM directory WHERE read_time < ?').run(readTime - KEEP_MS);
      this.#database
        .prepare('INSERT OR REPLACE INTO directory VALUES (?, ?, ?, ?)')
        .run(this.#environment, keyOf(place), JSON.stringify(contents), readTime);
    })();
  }
}

/** `null` when an older version or a damaged disk wrote something else. */
function readContents(text: string): Contents | null {
  return contentsSchema.safeParse(parseJson(text)).data ?? null;
}
