import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../adapters/parse-json.ts';

/** The limit of Windows Credential Manager is 2,560 bytes; gnome-keyring and macOS take any of them. */
const PART_BYTES = 1_800;
/** Enough for any RSA key of 8,192 bits: its nine numbers take 5,660 bytes at most. */
export const MAX_PARTS = 5;

/** A stored key has its parts in one of two places; a new key is written to the other one. */
export const generations = [0, 1] as const;
export type Generation = (typeof generations)[number];

const manifestSchema = z.object({
  version: z.literal(1),
  generation: z.literal(generations),
  parts: z.int().min(1).max(MAX_PARTS),
  /** Of the PKCS#8 DER, in hex. */
  sha256: z.string(),
  keyId: z.string(),
});

/** Where a key's parts are and how to know that they belong together. Written last, it makes the parts a key. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Reads a manifest; `null` when the text is none, or one of a version this app does not know. */
export function parseManifest(text: string): Manifest | null {
  return manifestSchema.safeParse(parseJson(text)).data ?? null;
}

/** Base64 without line breaks (gnome-keyring 50 has lost whole collections over them), in parts of at most 1,800 bytes. */
export function splitKey(pkcs8: Buffer): readonly string[] {
  return pkcs8.toString('base64').match(new RegExp(`.{1,${PART_BYTES}}`, 'g')) ?? [];
}

/** The reverse of `splitKey`, or `null` when the parts are not those the manifest was written for. */
export function joinKey(parts: readonly string[], manifest: Manifest): Buffer | null {
  const pkcs8 = Buffer.from(parts.join(''), 'base64');
  return digestOf(pkcs8) === manifest.sha256 ? pkcs8 : null;
}

/** The manifest that makes the parts of `pkcs8` the stored key. */
export function describeKey(keyId: string, pkcs8: Buffer, generation: Generation): Manifest {
  const parts = splitKey(pkcs8).length;
  return { version: 1, generation, parts, sha256: digestOf(pkcs8), keyId };
}

function digestOf(pkcs8: Buffer): string {
  return createHash('sha256').update(pkcs8).digest('hex');
}
