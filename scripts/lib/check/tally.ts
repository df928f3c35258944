/** What came of some checks. */
export interface Tally {
  readonly passed: number;
  /** The names of those that failed; a name carries its error, where it is known. */
  readonly failed: readonly string[];
  /** The names of those that were left out; a name carries its reason. */
  readonly skipped: readonly string[];
}

/** A single check, such as "lint". */
export function single(name: string, ok: boolean): Tally {
  return { passed: ok ? 1 : 0, failed: ok ? [] : [name], skipped: [] };
}

/** Several tallies as one. */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** Whether a run counts as a success: nothing failed, and something passed. */
export function isGood({ passed, failed }: Tally): boolean {
  return failed.length === 0 && passed > 0;
}

/** What failed and what was skipped, then the line that machines read. */
export function report(tally: Tally): string {
  const { passed, failed, skipped } = tally;
  return [
    ...failed.map((name) => `failed: ${name}`),
    ...skipped.map((name) => `skipped: ${name}`),
    `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`,
  ].join('\n');
}
