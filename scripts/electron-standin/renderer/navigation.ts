import type Electron from 'electron';
import type { Protocol } from '../chromium/protocol.ts';
import { preventable } from '../events.ts';
import { toApp } from '../schemes.ts';

/** A frame's request for another document. */
export interface Navigation {
  readonly paused: Protocol.Fetch.requestPausedPayload;
  readonly isMainFrame: boolean;
  /** The frame's present document; `null` for child frames, which the stand-in does not follow. */
  readonly frame: Electron.WebFrameMain | null;
}

/** Asks the app's guards about a navigation it did not start itself; `false` when one of them prevented it. */
export function mayNavigate(
  emit: (event: string, ...args: unknown[]) => void,
  { paused, isMainFrame, frame }: Navigation,
): boolean {
  const url = toApp(paused.request.url);
  const event = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
  const isRedirect = paused.redirectedRequestId !== undefined;
  const started = ['will-frame-navigate', ...(isMainFrame ? ['will-navigate'] : [])];
  for (const name of isRedirect ? ['will-redirect'] : started) {
    emit(name, event, url, false, isMainFrame, 1, 1);
  }
  return !event.defaultPrevented;
}
