import { z } from 'zod';
import type { Lateness } from '../../../preload/contract/alerts.ts';
import type { EnvironmentId } from '../../../preload/contract/environment.ts';
import { lasting, type Progress } from '../evaluate/evaluator.ts';
import { json, readRows, stateSchema } from '../sql/rows.ts';
import type { Statements } from '../sql/statements.ts';
import type { Tick } from '../evaluate/tick.ts';
import { emptyWindow } from '../evaluate/window.ts';

/** A stretch of time in which nobody watched. Unix ms. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly reason: Exclude<Lateness, 'undelivered'>;
}

/** A gap as one rule has it: what the rule remembered when watching was interrupted. */
export interface OpenGap extends Omit<Gap, 'to'> {
  readonly ruleId: number;
  readonly before: Progress;
  /** The prices in force then; `null` when they are not known (any more, after a restart in the middle of the check). */
  readonly tick: Tick | null;
}

/** The first arming of the rule that can have fired only after the gap. */
export function firstGenerationAfter({ before }: OpenGap): number {
  return before.state.name === 'cooling' ? before.generation + 1 : before.generation;
}

const rowSchema = z
  .object({
    rule_id: z.int(),
    from_time: z.int(),
    reason: z.enum(['asleep', 'offline', 'closed']),
    state: json.pipe(stateSchema),
    generation: z.int(),
  })
  .transform(({ rule_id, from_time, reason, state, generation }): OpenGap => ({
    ruleId: rule_id,
    from: from_time,
    reason,
    before: { state, generation, window: emptyWindow },
    tick: null,
  }));

/** What is still to be checked against candles, and until when rules were watched. Survives a crash in the middle. */
export class GapStore {
  readonly #statements: Statements;
  readonly #environment: EnvironmentId;

  constructor(statements: Statements, environment: EnvironmentId) {
    this.#statements = statements;
    this.#environment = environment;
  }

  all(): readonly OpenGap[] {
    const rows = this.#statements
      .of(
        `SELECT * FROM alert_gap WHERE rule_id IN
           (SELECT id FROM alert_rule WHERE environment = ? AND deleted_time IS NULL)`,
      )
      .all(this.#environment);
    return readRows(rowSchema, rows);
  }

  save(gaps: readonly OpenGap[]): void {
    const insert = this.#statements.of(
      'INSERT OR REPLACE INTO alert_gap (rule_id, from_time, reason, state, generation) VALUES (?, ?, ?, ?, ?)',
    );
    for (const { ruleId, from, reason, before } of gaps) {
      const state = JSON.stringify(lasting(before.state));
      insert.run(ruleId, from, reason, state, before.generation);
    }
  }

  close(ruleId: number): void {
    this.#statements.of('DELETE FROM alert_gap WHERE rule_id = ?').run(ruleId);
  }

  /** Unix ms until which rules were watched in this environment; `null` when they never were. */
  watchedUntil(): number | null {
    const value = this.#statements
      .of('SELECT watched_until FROM alert_watch WHERE environment = ?')
      .pluck()
      .get(this.#environment);
    return z.int().optional().parse(value) ?? null;
  }

  saveWatchedUntil(time: number): void {
    this.#statements
      .of(
        `INSERT INTO alert_watch (environment, watched_until) VALUES (?, ?)
         ON CONFLICT (environment) DO UPDATE SET watched_until = excluded.watched_until`,
      )
      .run(this.#environment, time);
  }
}
