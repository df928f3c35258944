import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../preload/contract/result.ts';

/** Asks a person where a file should go; `null` when they changed their mind. */
export type AskWhere = (suggestion: string) => Promise<string | null>;

/** Writes a text where the person says; the path, or `null` when they changed their mind. */
export async function saveFile(
  ask: AskWhere,
  folder: string,
  name: string,
  text: string,
): Promise<Result<string | null>> {
  const path = await ask(join(folder, name));
  if (path === null) return ok(null);
  try {
    await writeFile(path, text);
    return ok(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail('internal', `The file could not be written: ${reason}. Choose another folder.`);
  }
}
