import { open, stat } from 'node:fs/promises';
import { MAX_KEY_FILE_BYTES } from '../../preload/contract/account.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';

/**
 * Reads the file a person has named as their private key, up to one byte more than a key file may have, so that a larger
 * one is seen to be too large without being read.
 *
 * Failures: `not-found`; `key-invalid` for a folder, pipe or device; `invalid-input` when the system refuses to read it.
 */
export async function readKeyFile(path: string): Promise<Result<Uint8Array>> {
  try {
    if (!(await stat(path)).isFile()) return fail('key-invalid', `${path} is not a file.`);
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_KEY_FILE_BYTES + 1));
      return ok(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return fail('not-found', `There is no file ${path}.`);
    return fail('invalid-input', `${path} cannot be read: ${String(error)}`);
  }
}
