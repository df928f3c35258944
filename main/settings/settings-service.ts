import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import { parseJson } from '../adapters/parse-json.ts';
import { settingsPatchSchema } from '../../preload/contract/inputs.ts';
import { defaultSettings, type Settings } from '../../preload/contract/settings.ts';

/** What the person chose, kept in SQLite one row a setting. A row that no longer makes sense counts as not set. */
export class SettingsService {
  readonly #database: Database;
  #current: Settings;

  constructor(database: Database) {
    this.#database = database;
    this.#current = { ...defaultSettings, ...this.#readAll() };
  }

  get current(): Settings {
    return this.#current;
  }

  update(patch: Partial<Settings>): void {
    this.#database.transaction(() => {
      for (const [name, value] of Object.entries(patch)) this.remember(name, value);
    })();
    this.#current = { ...this.#current, ...patch };
  }

  /** Keeps a value that is no choice of the person's, such as the window's size. */
  remember(name: string, value: unknown): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)')
      .run(name, JSON.stringify(value));
  }

  /** A remembered value, or `null` when there is none of that shape. */
  recall<T>(name: string, schema: z.ZodType<T>): T | null {
    const row = this.#database
      .prepare<[string], Row>('SELECT name, value FROM setting WHERE name = ?')
      .get(name);
    return row ? (schema.safeParse(parseJson(row.value)).data ?? null) : null;
  }

  #readAll(): Partial<Settings> {
    const rows = this.#database.prepare<[], Row>('SELECT name, value FROM setting').all();
    return rows.reduce<Partial<Settings>>((settings, { name, value }) => {
      const setting = settingsPatchSchema.safeParse({ [name]: parseJson(value) });
      return { ...settings, ...setting.data };
    }, {});
  }
}

interface Row {
  readonly name: string;
  readonly value: string;
}
