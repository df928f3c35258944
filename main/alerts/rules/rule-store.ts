import { z } from 'zod';
import { ruleDraftSchema } from '../../../preload/contract/alert-schemas.ts';
import type { AlertRule, AlertRuleDraft, AlertState } from '../../../preload/contract/alerts.ts';
import type { EnvironmentId } from '../../../preload/contract/environment.ts';
import { lasting, type Progress } from '../evaluate/evaluator.ts';
import { json, readRows, stateSchema } from '../sql/rows.ts';
import type { Statements } from '../sql/statements.ts';

/** A rule with what lasts of its progress. */
export interface StoredRule {
  readonly rule: AlertRule;
  readonly state: AlertState;
  readonly generation: number;
}

const rowSchema = z
  .object({
    id: z.int(),
    draft: json.pipe(ruleDraftSchema),
    created_time: z.int(),
    snoozed_until: z.int().nullable(),
    state: json.pipe(stateSchema),
    generation: z.int(),
  })
  .transform((row): StoredRule => ({
    rule: {
      ...row.draft,
      id: row.id,
      createdTime: row.created_time,
      snoozedUntil: row.snoozed_until,
    },
    state: row.state,
    generation: row.generation,
  }));

/** The alert rules of one environment in the database. A deleted rule can come back until it is purged. */
export class RuleStore {
  readonly #statements: Statements;
  readonly #environment: EnvironmentId;

  constructor(statements: Statements, environment: EnvironmentId) {
    this.#statements = statements;
    this.#environment = environment;
  }

  /** Every rule that is not deleted, oldest first. A row this version cannot read is left out, not lost. */
  all(): readonly StoredRule[] {
    return this.#select('deleted_time IS NULL');
  }

  deleted(ids: readonly number[]): readonly StoredRule[] {
    return this.#select('deleted_time IS NOT NULL').filter(({ rule }) => ids.includes(rule.id));
  }

  /** Reserves an id; the rule becomes one with `save`. */
  add(draft: AlertRuleDraft, now: number): AlertRule {
    const { lastInsertRowid } = this.#statements
      .of(
        `INSERT INTO alert_rule (environment, draft, created_time, state, generation)
         VALUES (?, ?, ?, '{"name":"off","reason":"disabled"}', 0)`,
      )
      .run(this.#environment, JSON.stringify(draft), now);
    return { ...draft, id: Number(lastInsertRowid), createdTime: now, snoozedUntil: null };
  }

  /** Writes everything about a rule. */
  save(rule: AlertRule, progress: Progress): void {
    this.#statements
      .of('UPDATE alert_rule SET draft = ?, snoozed_until = ? WHERE id = ?')
      .run(JSON.stringify(draftOf(rule)), rule.snoozedUntil, rule.id);
    this.saveProgress(rule.id, progress);
  }

  /** Writes where a rule stands; what does not outlive the process is left out. */
  saveProgress(id: number, { state, generation }: Progress): void {
    this.#statements
      .of('UPDATE alert_rule SET state = ?, generation = ? WHERE id = ?')
      .run(JSON.stringify(lasting(state)), generation, id);
  }

  /** Deletes at a time (Unix ms), or brings back with `null`. */
  setDeleted(ids: readonly number[], time: number | null): void {
    const update = this.#statements.of('UPDATE alert_rule SET deleted_time = ? WHERE id = ?');
    for (const id of ids) update.run(time, id);
  }

  /** Forgets for good what was deleted before `time`. */
  purge(time: number): void {
    this.#statements
      .of('DELETE FROM alert_rule WHERE environment = ? AND deleted_time < ?')
      .run(this.#environment, time);
  }

  #select(condition: string): readonly StoredRule[] {
    const rows = this.#statements
      .of(`SELECT * FROM alert_rule WHERE environment = ? AND ${condition} ORDER BY id`)
      .all(this.#environment);
    return readRows(rowSchema, rows);
  }
}

/** What a person wrote of a rule, without what the app added. */
export function draftOf(rule: AlertRuleDraft): AlertRuleDraft {
  const { watch, band, holdSeconds, repeat, expiresTime, quietHours, sound, muted, note, enabled } =
    rule;
  return { watch, band, holdSeconds, repeat, expiresTime, quietHours, sound, muted, note, enabled };
}
