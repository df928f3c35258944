import type { FiringFilter, FiringPage } from '../../../preload/contract/alerts.ts';
import type { EnvironmentId } from '../../../preload/contract/environment.ts';
import { firingSchema } from './firing-schema.ts';
import { readRows } from '../sql/rows.ts';
import type { Statements } from '../sql/statements.ts';

const PAGE = 50;

/** The ledger as a person reads it: a list to page through, mark as seen, and clear. */
export class FiringList {
  readonly #statements: Statements;
  readonly #environment: EnvironmentId;

  constructor(statements: Statements, environment: EnvironmentId) {
    this.#statements = statements;
    this.#environment = environment;
  }

  /** Newest first. */
  list(filter: FiringFilter): FiringPage {
    const { where, values } = conditions(filter);
    const limit = filter.limit ?? PAGE;
    const rows = this.#statements
      .of(`SELECT * FROM alert_firing WHERE environment = ? AND ${where} ORDER BY id DESC LIMIT ?`)
      .all(this.#environment, ...values, limit + 1);
    const found = readRows(firingSchema, rows);
    return { firings: found.slice(0, limit), hasMore: found.length > limit };
  }

  get unseen(): number {
    return Number(
      this.#statements
        .of(
          `SELECT count(*) FROM alert_firing
           WHERE environment = ? AND seen_time IS NULL AND cleared_time IS NULL`,
        )
        .pluck()
        .get(this.#environment),
    );
  }

  /** Marks these firings as seen, or with `null` all of them. */
  markSeen(ids: readonly number[] | null, now: number): void {
    if (ids === null) {
      this.#run(
        'seen_time = ? WHERE environment = ? AND seen_time IS NULL',
        now,
        this.#environment,
      );
      return;
    }
    for (const id of ids) this.#run('seen_time = ? WHERE id = ? AND seen_time IS NULL', now, id);
  }

  /** Takes what the filter finds out of the list; the time (Unix ms) is the token that brings it back. */
  clear(filter: FiringFilter, now: number): void {
    const { where, values } = conditions(filter);
    this.#run(
      `cleared_time = ? WHERE environment = ? AND ${where}`,
      now,
      this.#environment,
      ...values,
    );
  }

  restoreCleared(token: number): void {
    this.#run(
      'cleared_time = NULL WHERE environment = ? AND cleared_time = ?',
      this.#environment,
      token,
    );
  }

  /** Forgets for good what was cleared before `time`. */
  purge(time: number): void {
    this.#statements
      .of('DELETE FROM alert_firing WHERE environment = ? AND cleared_time < ?')
      .run(this.#environment, time);
  }

  #run(change: string, ...values: readonly (string | number)[]): void {
    this.#statements.of(`UPDATE alert_firing SET ${change}`).run(...values);
  }
}

/** Only cleared lines are left out without being asked for. */
function conditions(filter: FiringFilter): { where: string; values: readonly (string | number)[] } {
  const clauses: readonly (readonly [string, string | number | undefined])[] = [
    ['rule_id = ?', filter.ruleId],
    ['ticker = ?', filter.ticker],
    ['time >= ?', filter.from],
    ['time < ?', filter.to],
    ['id < ?', filter.before],
  ];
  const used = clauses.flatMap(([clause, value]) =>
    value === undefined ? [] : [{ clause, value }],
  );
  const always = ['cleared_time IS NULL', ...(filter.unseenOnly ? ['seen_time IS NULL'] : [])];
  return {
    where: [...always, ...used.map(({ clause }) => clause)].join(' AND '),
    values: used.map(({ value }) => value),
  };
}
