import { spawn, type ChildProcess } from 'node:child_process';

/** One run of a program: its output, and its end. */
export class ProcessRun {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #output = '';
  #waiting: (() => void)[] = [];

  constructor(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.#child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => this.#take(chunk));
    }
    this.#ended = new Promise((done) => {
      this.#child.once('close', () => {
        this.#take('');
        done();
      });
    });
  }

  get output(): string {
    return this.#output;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** `null` while it runs, and when a signal ended it. */
  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** The first match in the output; rejects with the output when the program ends without one. */
  async find(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#output);
      if (match) return match;
      if (this.hasEnded) throw new Error(`The program ended early:\n${this.#output}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Sends the signal and waits for the end. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    this.#child.kill(signal);
    await this.#ended;
  }

  /** Waits for the end; after `ms` milliseconds the program is killed and this rejects. */
  async end(ms: number): Promise<void> {
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), ms);
    await this.#ended;
    clearTimeout(timer);
    if (this.#child.signalCode === 'SIGKILL') {
      throw new Error(`The program did not end within ${ms} ms:\n${this.#output}`);
    }
  }

  #take(chunk: string): void {
    this.#output += chunk;
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
