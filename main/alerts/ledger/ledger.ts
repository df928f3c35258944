import type { AlertRule, Delivery, Firing, Lateness } from '../../../preload/contract/alerts.ts';
import type { EnvironmentId } from '../../../preload/contract/environment.ts';
import type { Trigger } from '../evaluate/evaluator.ts';
import { firingSchema } from './firing-schema.ts';
import { readRows } from '../sql/rows.ts';
import type { Statements } from '../sql/statements.ts';

/** A firing about to be written. */
export interface LedgerEntry {
  readonly rule: AlertRule;
  readonly trigger: Trigger;
  readonly late: Lateness | null;
  readonly delivery: Extract<Delivery, 'due' | 'dropped'>;
  /** Whether quiet hours or a snooze hold it back. */
  readonly held: boolean;
}

/**
 * Everything that fired in one environment. A line is written before anything is shown, and carries its own delivery
 * (`due` until it was shown), so that a crash between the two loses nothing.
 */
export class Ledger {
  readonly #statements: Statements;
  readonly #environment: EnvironmentId;

  constructor(statements: Statements, environment: EnvironmentId) {
    this.#statements = statements;
    this.#environment = environment;
  }

  /** Writes a firing; `null` when this arming of the rule has fired before. */
  add({ rule, trigger, late, delivery, held }: LedgerEntry): Firing | null {
    const row = this.#statements
      .of(
        `INSERT INTO alert_firing (environment, rule_id, generation, ticker, watch, note, sound, value, threshold,
           direction, result, time, exchange_time, received_time, source, late, delivery, held)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (rule_id, generation) DO NOTHING RETURNING *`,
      )
      .get(
        this.#environment,
        rule.id,
        trigger.generation,
        trigger.ticker,
        JSON.stringify(rule.watch),
        rule.note,
        rule.sound,
        trigger.value,
        trigger.threshold,
        trigger.direction,
        trigger.result,
        trigger.time,
        trigger.exchangeTime,
        trigger.receivedTime,
        trigger.source,
        late,
        delivery,
        Number(held),
      );
    return row === undefined ? null : firingSchema.parse(row);
  }

  /** What is still to be shown, oldest first; nothing of deleted rules or cleared lines. */
  due(): readonly Firing[] {
    return this.#firings(
      `delivery = 'due' AND cleared_time IS NULL
       AND EXISTS (SELECT 1 FROM alert_rule r WHERE r.id = rule_id AND r.deleted_time IS NULL)
       ORDER BY id`,
    );
  }

  /** The last firing of a rule in or after one of its armings; `null` when there is none. */
  lastFrom(ruleId: number, generation: number): Firing | null {
    const where = 'rule_id = ? AND generation >= ? ORDER BY generation DESC LIMIT 1';
    return this.#firings(where, ruleId, generation)[0] ?? null;
  }

  /** Says that a firing of the present is the late news of an earlier time. */
  markLate(id: number, late: Lateness, time: number): void {
    this.#run(`late = ?, time = ? WHERE id = ?`, late, time, id);
  }

  /** Marks what an earlier run recorded and should have shown; what is held back on purpose is not late. */
  markUndelivered(): void {
    this.#run(
      `late = 'undelivered' WHERE environment = ? AND delivery = 'due' AND held = 0 AND late IS NULL`,
      this.#environment,
    );
  }

  /** Gives up showing what a rule still has to show. */
  drop(ruleId: number): void {
    this.#run(`delivery = 'dropped' WHERE rule_id = ? AND delivery = 'due'`, ruleId);
  }

  markShown(ids: readonly number[], now: number): void {
    for (const id of ids) this.#run(`delivery = 'shown', shown_time = ? WHERE id = ?`, now, id);
  }

  /** Counts a showing that failed; after `limit` of them the firing is in the list only. */
  markFailed(ids: readonly number[], limit: number): void {
    for (const id of ids) {
      this.#run(
        `attempts = attempts + 1,
         delivery = CASE WHEN attempts + 1 >= ? THEN 'failed' ELSE delivery END WHERE id = ?`,
        limit,
        id,
      );
    }
  }

  #firings(where: string, ...values: readonly (string | number)[]): readonly Firing[] {
    const rows = this.#statements
      .of(`SELECT * FROM alert_firing WHERE environment = ? AND ${where}`)
      .all(this.#environment, ...values);
    return readRows(firingSchema, rows);
  }

  #run(change: string, ...values: readonly (string | number)[]): void {
    this.#statements.of(`UPDATE alert_firing SET ${change}`).run(...values);
  }
}
