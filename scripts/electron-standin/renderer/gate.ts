import type Electron from 'electron';
import type { Connection } from '../chromium/connection.ts';
import type { Page } from '../chromium/page.ts';
import type { Protocol } from '../chromium/protocol.ts';
import type { Loads } from './loads.ts';
import { mayNavigate } from './navigation.ts';
import { settlePermissions } from './permissions.ts';
import type { Requests } from './requests.ts';
import type { SessionState } from './session.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

export interface GateParts {
  readonly contents: Electron.WebContents;
  readonly state: SessionState;
  readonly connection: Connection;
  readonly page: () => Page | undefined;
  readonly loads: Loads;
  readonly requests: Requests;
}

/** What every request of a page passes: navigations the app's guards, new pages their permissions, all the app's handlers. */
export class Gate {
  readonly #parts: GateParts;

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  /** Answers or refuses the request; never rejects. */
  async pass(paused: Paused): Promise<void> {
    const { page, requests } = this.#parts;
    const isMainFrame = page()?.isMainFrame(paused.frameId) ?? false;
    const isDocument =
      paused.resourceType === 'Document' && paused.responseStatusCode === undefined;
    if (isDocument && !this.#mayNavigate(paused, isMainFrame)) {
      await requests.refuse(paused, 'Aborted');
      return;
    }
    if (isDocument && isMainFrame) await this.#settle(paused.request.url);
    await requests.answer(paused, isMainFrame);
  }

  /** Nobody is asked about what the app itself loads. */
  #mayNavigate(paused: Paused, isMainFrame: boolean): boolean {
    const { contents, loads } = this.#parts;
    if (isMainFrame && loads.isOwn(paused.request.url)) return true;
    const frame = isMainFrame ? contents.mainFrame : null;
    return mayNavigate((event, ...args) => void contents.emit(event, ...args), {
      paused,
      isMainFrame,
      frame,
    });
  }

  async #settle(url: string): Promise<void> {
    const { connection, state, contents } = this.#parts;
    // When Chromium or the page goes meanwhile, nobody needs permissions.
    await settlePermissions(connection, state, contents, url).catch(() => undefined);
  }
}
