import type { Failure } from '../../preload/contract/result.ts';

/** What is told of a list that the exchange gave and the disk would not take. */
export function unkept(error: unknown): Failure {
  return {
    code: 'internal',
    message: `What the exchange lists could not be kept on this computer: ${String(error)}. Make room on the disk.`,
  };
}
