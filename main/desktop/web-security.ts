/* eslint-disable @typescript-eslint/unified-signatures -- Electron declares an overload for each event, and only overloads fit it. */
import { isAppUrl } from './app-origin.ts';

/** The only permission the page gets: putting plain text on the clipboard, for its Copy buttons. */
const COPY = 'clipboard-sanitized-write';

interface Preventable {
  preventDefault(): void;
}

interface Navigation extends Preventable {
  readonly url: string;
}

/** The part of Electron's `WebContents` that is guarded. */
export interface GuardedContents {
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
  on(event: 'will-navigate', listener: (navigation: Navigation) => void): unknown;
  on(event: 'will-frame-navigate', listener: (navigation: Navigation) => void): unknown;
  on(event: 'will-redirect', listener: (navigation: Navigation) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
}

/** The part of Electron's `Session` that is guarded. */
export interface GuardedSession {
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      answer: (granted: boolean) => void,
      details: { readonly requestingUrl: string },
    ) => void,
  ): void;
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, requestingOrigin: string) => boolean,
  ): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  setSpellCheckerEnabled(enabled: boolean): void;
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        request: { readonly url: string },
        answer: (response: { cancel: boolean }) => void,
      ) => void,
    ): void;
  };
  on(event: 'will-download', listener: (event: Preventable) => void): unknown;
}

/** Keeps a page where it is: no new windows, no navigation away from the app, no webviews. */
export function guardContents(contents: GuardedContents): void {
  const stayHome = (navigation: Navigation): void => {
    if (!isAppUrl(navigation.url)) navigation.preventDefault();
  };
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Takes from all pages of a session what no page of this app needs: permissions, devices, downloads, the network. */
export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(mayHave(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }));
  session.on('will-download', (event) => event.preventDefault());
}

function mayHave(permission: string, requester: string): boolean {
  return permission === COPY && isAppUrl(requester);
}

/** `devtools:` is Chromium's own inspector, which exists in development only. */
function mayLoad(url: string): boolean {
  return isAppUrl(url) || url.startsWith('devtools:') || url.startsWith('data:image/');
}
