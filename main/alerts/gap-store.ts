import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Lateness } from '../../preload/contract/alerts.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import { lasting, type Progress } from './evaluator.ts';
import { json, readRows, stateSchema } from './rows.ts';
import { emptyWindow } from './window.ts';

/** A stretch of time in which nobody watched. Unix ms. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly reason: Exclude<Lateness, 'undelivered'>;
}

/** A gap as one rule has it: what the rule remembered when watching was interrupted. */
export interface OpenGap extends Gap {
  readonly ruleId: number;
  readonly before: Progress;
}

const rowSchema = z
  .object({
    rule_id: z.int(),
    from_time: z.int(),
    to_time: z.int(),
    reason: z.enum(['asleep', 'offline', 'closed']),
    state: json.pipe(stateSchema),
    generation: z.int(),
  })
  .transform(({ rule_id, from_time, to_time, reason, state, generation }): OpenGap => ({
    ruleId: rule_id,
    from: from_time,
    to: to_time,
    reason,
    before: { state, generation, window: emptyWindow },
  }));

/** What is still to be checked against candles, and until when rules were watched. Survives a crash in the middle. */
export class GapStore {
  readonly #database: Database;
  readonly #environment: EnvironmentId;

  constructor(database: Database, environment: EnvironmentId) {
    this.#database = database;
    this.#environment = environment;
  }

  all(): readonly OpenGap[] {
    const rows = this.#database
      .prepare(
        `SELECT * FROM alert_gap WHERE rule_id IN
           (SELECT id FROM alert_rule WHERE environment = ? AND deleted_time IS NULL)`,
      )
      .all(this.#environment);
    return readRows(rowSchema, rows);
  }

  /** Opens gaps; a rule that has one already keeps its beginning and only gets a later end. */
  open(gaps: readonly OpenGap[]): void {
    const insert = this.#database.prepare(
      `INSERT INTO alert_gap (rule_id, from_time, to_time, reason, state, generation) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (rule_id) DO UPDATE SET to_time = excluded.to_time`,
    );
    for (const { ruleId, from, to, reason, before } of gaps) {
      insert.run(
        ruleId,
        from,
        to,
        reason,
        JSON.stringify(lasting(before.state)),
        before.generation,
      );
    }
  }

  close(ruleId: number): void {
    this.#database.prepare('DELETE FROM alert_gap WHERE rule_id = ?').run(ruleId);
  }

  /** Unix ms until which rules were watched in this environment; `null` when they never were. */
  watchedUntil(): number | null {
    const value = this.#database
      .prepare('SELECT watched_until FROM alert_watch WHERE environment = ?')
      .pluck()
      .get(this.#environment);
    return z.int().optional().parse(value) ?? null;
  }

  saveWatchedUntil(time: number): void {
    this.#database
      .prepare(
        `INSERT INTO alert_watch (environment, watched_until) VALUES (?, ?)
         ON CONFLICT (environment) DO UPDATE SET watched_until = excluded.watched_until`,
      )
      .run(this.#environment, time);
  }
}
