import { relative } from 'node:path';
import { z } from 'zod';
import type { Tally } from './tally.ts';

const schema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/**
 * Reads the file of Vitest's JSON reporter. Two kinds of failure have no failed test in it and count as one each: a file that
 * could not be run (an import or a hook that threw), and an exit code that complains about something else (an error nobody handled).
 *
 * @param step the name under which such failures are listed
 */
export function tallyOf(report: unknown, exitCode: number, step: string, root: string): Tally {
  const result = schema.safeParse(report);
  if (!result.success)
    return { passed: 0, failed: [`${step}: Vitest wrote no report`], skipped: [] };
  const files = result.data.testResults.map((file) => tallyOfFile(file, relative(root, file.name)));
  const failed = files.flatMap((file) => file.failed);
  const unexplained = exitCode !== 0 && failed.length === 0;
  return {
    passed: files.reduce((total, file) => total + file.passed, 0),
    failed: unexplained ? [`${step}: Vitest ended with exit code ${exitCode}, see above`] : failed,
    skipped: files.flatMap((file) => file.skipped),
  };
}

type FileResult = z.infer<typeof schema>['testResults'][number];
type TestResult = FileResult['assertionResults'][number];

/** Enough of an error to know it again, and to see where it was; the whole of it stands above, where the test ran. */
const errorLines = 12;

function tallyOfFile({ status, assertionResults }: FileResult, path: string): Tally {
  const named = (wanted: (status: string) => boolean): string[] =>
    assertionResults
      .filter((each) => wanted(each.status))
      .map((each) => `${path}: ${each.fullName}${errorsOf(each)}`);
  const failed = named((each) => each === 'failed');
  const brokenFile = status === 'failed' && failed.length === 0;
  return {
    passed: named((each) => each === 'passed').length,
    failed: brokenFile ? [`${path} could not be run`] : failed,
    skipped: named((each) => each !== 'passed' && each !== 'failed'),
  };
}

function errorsOf({ failureMessages }: TestResult): string {
  return (failureMessages ?? [])
    .flatMap((message) => message.split('\n').slice(0, errorLines))
    .map((line) => `\n    ${line}`)
    .join('');
}
