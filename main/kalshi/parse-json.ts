import { fail, ok, type Result } from '../../preload/contract/result.ts';

/** Reads JSON without throwing; what it says is for a schema or a reader to find out. */
export function parseJson(text: string): Result<unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return fail('bad-answer', 'It is not JSON.');
  }
}
