/** Whether Electron's `ready` has come; much of its API refuses to work before. */
export class Readiness {
  readonly whenReady: Promise<void>;
  #isReady = false;
  #resolve: () => void = () => undefined;

  constructor() {
    this.whenReady = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  arrive(): void {
    this.#isReady = true;
    this.#resolve();
  }

  /** Throws Electron's sentence for using something too early. */
  demand(sentence: string): void {
    if (!this.#isReady) throw new Error(sentence);
  }

  /** Throws Electron's sentence for using something too late. */
  demandEarly(sentence: string): void {
    if (this.#isReady) throw new Error(sentence);
  }
}
