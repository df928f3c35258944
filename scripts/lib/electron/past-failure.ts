import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../../main/adapters/parse-json.ts';
import { cache } from '../paths.ts';

const dayMs = 24 * 60 * 60 * 1_000;

const schema = z.object({ version: z.string(), reason: z.string(), atMs: z.number() });

/** The last time Electron's runtime could not be fetched; for a day it is not tried again by itself, so that starting stays quick. */
export class PastFailure {
  readonly #file: string;
  readonly #nowMs: () => number;

  constructor(file = join(cache, 'electron-fetch-failure.json'), nowMs = () => Date.now()) {
    this.#file = file;
    this.#nowMs = nowMs;
  }

  /** Why this version could not be fetched within the last day, or `undefined`. */
  async reason(version: string): Promise<string | undefined> {
    const content = await readFile(this.#file, 'utf8').catch(() => '{}');
    const failure = schema.safeParse(parseJson(content)).data;
    if (failure?.version !== version) return undefined;
    const ageMs = this.#nowMs() - failure.atMs;
    return ageMs >= 0 && ageMs < dayMs ? failure.reason : undefined;
  }

  async remember(version: string, reason: string): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true });
    await writeFile(this.#file, JSON.stringify({ version, reason, atMs: this.#nowMs() }));
  }

  async forget(): Promise<void> {
    await rm(this.#file, { force: true });
  }
}
