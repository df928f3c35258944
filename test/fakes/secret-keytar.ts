import type { Keytar } from '../../main/keychain/load-keytar.ts';

/** A call that waits for the test to answer it. */
export interface WaitingCall {
  /** `getPassword Kalshi Tray/production/0/0` and the like. */
  readonly name: string;
  readonly answer: (value: string | null) => void;
  readonly fail: (message: string) => void;
}

/** keytar as the test plays it: every call waits until the test answers it. */
export class FakeKeytar implements Keytar {
  readonly calls: WaitingCall[] = [];

  getPassword(service: string, account: string): Promise<string | null> {
    return this.#call(`getPassword ${service}/${account}`);
  }

  async setPassword(service: string, account: string): Promise<void> {
    await this.#call(`setPassword ${service}/${account}`);
  }

  async deletePassword(service: string, account: string): Promise<boolean> {
    return (await this.#call(`deletePassword ${service}/${account}`)) !== null;
  }

  #call(name: string): Promise<string | null> {
    return new Promise((resolve, reject) => {
      this.calls.push({ name, answer: resolve, fail: (message) => reject(new Error(message)) });
    });
  }
}
