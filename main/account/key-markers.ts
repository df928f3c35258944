import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import { detailOf, type Log } from '../adapters/log.ts';
import { parseJson } from '../adapters/parse-json.ts';
import type { KeyMarker, KeyMarkers } from './ports.ts';

const rowSchema = z.object({
  keyId: z.string(),
  fingerprint: z.string(),
  scopes: z.string().nullable(),
});
const scopesSchema = z.array(z.string());

/**
 * The markers of stored keys, in the table `key_marker`. One that cannot be written is no reason to refuse a key: whoever reads
 * it next corrects it after the keychain.
 */
export class SqliteKeyMarkers implements KeyMarkers {
  readonly #database: Database;
  readonly #log: Log;

  constructor(database: Database, log: Log) {
    this.#database = database;
    this.#log = log;
  }

  get(environment: EnvironmentId): KeyMarker | null {
    const row: unknown = this.#database
      .prepare('SELECT key_id AS keyId, fingerprint, scopes FROM key_marker WHERE environment = ?')
      .get(environment);
    const marker = rowSchema.safeParse(row).data;
    return marker ? { ...marker, scopes: parseScopes(marker.scopes) } : null;
  }

  put(environment: EnvironmentId, { keyId, fingerprint, scopes }: KeyMarker): void {
    this.#write(
      'INSERT OR REPLACE INTO key_marker (environment, key_id, fingerprint, scopes) VALUES (?, ?, ?, ?)',
      [environment, keyId, fingerprint, scopes && JSON.stringify(scopes)],
    );
  }

  delete(environment: EnvironmentId): void {
    this.#write('DELETE FROM key_marker WHERE environment = ?', [environment]);
  }

  #write(sql: string, values: readonly (string | null)[]): void {
    try {
      this.#database.prepare(sql).run(...values);
    } catch (error) {
      this.#log.warn(`The marker of a key could not be written: ${detailOf(error)}`);
    }
  }
}

/** Scopes that cannot be read count as unknown: they are shown, and nothing depends on them. */
function parseScopes(text: string | null): readonly string[] | null {
  return text === null ? null : (scopesSchema.safeParse(parseJson(text)).data ?? null);
}
