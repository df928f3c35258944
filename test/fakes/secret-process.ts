import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Answer, Question } from './secret-process-child.ts';

const CHILD = fileURLToPath(new URL('secret-process-child.ts', import.meta.url));

const answerSchema: z.ZodType<Answer> = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.string().nullable() }),
  z.object({ ok: z.literal(false), error: z.custom<(Answer & { ok: false })['error']>() }),
]);

/** A process of its own with the real keychain code: libsecret sees the session it was started with, and it can be killed. */
export class SecretProcess {
  readonly #child: ChildProcess;
  readonly #exit: Promise<'killed'>;

  constructor(env: Readonly<Record<string, string>>) {
    this.#child = fork(CHILD, { env: { ...process.env, ...env }, execArgv: [] });
    this.#exit = once(this.#child, 'exit').then(() => 'killed');
  }

  /** Puts one question; `'killed'` when the process ends instead of answering. */
  async ask(question: Question): Promise<Answer | 'killed'> {
    const enough = new AbortController();
    const message = once(this.#child, 'message', { signal: enough.signal });
    this.#child.send(question);
    const answer = await Promise.race([message, this.#exit]);
    enough.abort();
    return answer === 'killed' ? answer : answerSchema.parse(answer[0]);
  }

  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exit;
  }
}
