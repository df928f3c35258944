import { describe, expect, test } from 'vitest';
import { isGood, report, single, sum } from '../../scripts/lib/check/tally.ts';
import { tallyOf } from '../../scripts/lib/check/vitest-report.ts';

function file(name: string, status: string, tests: Record<string, string> = {}) {
  const assertionResults = Object.entries(tests).map(([fullName, each]) => ({
    fullName,
    status: each,
  }));
  return { name: `/project/test/${name}`, status, assertionResults };
}

function tally(exitCode: number, ...testResults: readonly object[]) {
  return tallyOf({ testResults }, exitCode, 'unit', '/project');
}

describe("Vitest's report", () => {
  test('is counted test by test, with the names of those that failed or were skipped', () => {
    const results = { good: 'passed', bad: 'failed', 'no keyring here': 'skipped', later: 'todo' };
    expect(tally(1, file('a.test.ts', 'failed', results))).toEqual({
      passed: 1,
      failed: ['test/a.test.ts: bad'],
      skipped: ['test/a.test.ts: no keyring here', 'test/a.test.ts: later'],
    });
  });

  test('tells of each failure the beginning of its errors', () => {
    const failureMessages = [['one', ...Array<string>(20).fill('at')].join('\n'), 'two'];
    const assertionResults = [{ fullName: 'bad', status: 'failed', failureMessages }];
    const { failed } = tally(1, { ...file('a.test.ts', 'failed'), assertionResults });
    expect(failed).toEqual([`test/a.test.ts: bad\n    one${'\n    at'.repeat(11)}\n    two`]);
  });

  test('counts a file that could not be run as a failure', () => {
    expect(
      tally(1, file('a.test.ts', 'failed'), file('b.test.ts', 'passed', { b: 'passed' })),
    ).toEqual({
      passed: 1,
      failed: ['test/a.test.ts could not be run'],
      skipped: [],
    });
  });

  test('counts an exit code that no test explains as a failure', () => {
    const { passed, failed } = tally(1, file('a.test.ts', 'passed', { a: 'passed' }));
    expect(passed).toBe(1);
    expect(failed).toEqual(['unit: Vitest ended with exit code 1, see above']);
  });

  test.each([[undefined], [{}], [{ testResults: [{}] }]])('that is %j is a failure', (broken) => {
    expect(tallyOf(broken, 1, 'unit', '/project').failed).toEqual(['unit: Vitest wrote no report']);
  });
});

describe('the summary', () => {
  test('ends with the line that machines read, after the names', () => {
    const total = sum([
      single('lint', true),
      single('types', false),
      tally(0, file('a', 'passed', { x: 'skipped' })),
    ]);
    expect(report(total)).toBe('failed: types\nskipped: test/a: x\n1 passed, 1 failed, 1 skipped');
  });

  test('is a success only when nothing failed and something passed', () => {
    expect(isGood(single('lint', true))).toBe(true);
    expect(isGood(sum([single('lint', true), single('types', false)]))).toBe(false);
    expect(isGood(sum([]))).toBe(false);
  });
});
