import type { Connection, Session } from './connection.ts';
import { serveBlank } from './blank.ts';
import type { Targets } from './targets.ts';

/** Only secure pages have a clipboard. */
const address = 'https://clipboard.standin.invalid/';

/**
 * Chromium's clipboard, through a page of its own in a minimised window: the one way to it over the debugging protocol. With a
 * display it is the desktop's clipboard, without one it belongs to this Chromium alone.
 */
export class ClipboardPage {
  readonly #connection: Connection;
  readonly #targets: Targets;
  #session: Promise<Session> | undefined;

  constructor(connection: Connection, targets: Targets) {
    this.#connection = connection;
    this.#targets = targets;
  }

  read(): Promise<string> {
    return this.#run('navigator.clipboard.readText()');
  }

  async write(text: string): Promise<void> {
    await this.#run(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  async #run(expression: string): Promise<string> {
    this.#session ??= this.#open();
    const session = await this.#session;
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? 'No clipboard');
    return String(result.value ?? '');
  }

  async #open(): Promise<Session> {
    const options = { url: 'about:blank', newWindow: true, windowState: 'minimized' } as const;
    const { session } = await this.#targets.open(options, () => undefined);
    for (const name of ['clipboard-read', 'clipboard-write']) {
      await this.#connection.browser.send('Browser.setPermission', {
        permission: { name, allowWithoutSanitization: false },
        setting: 'granted',
        origin: address,
      });
    }
    await session.send('Runtime.runIfWaitingForDebugger');
    await serveBlank(session, () => session.send('Page.navigate', { url: address }));
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    return session;
  }
}
