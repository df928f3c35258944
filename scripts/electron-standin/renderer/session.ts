import type Electron from 'electron';
import type { Readiness } from '../readiness.ts';
import type { Schemes } from '../schemes.ts';
import { type PartOf, StrictEmitter, strictly } from '../strict.ts';
import { ProtocolHandlers } from './protocol-handlers.ts';
import { WebRequests } from './web-requests.ts';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];

/** What the pages of one session share: Electron's `Session`. */
export class SessionState extends StrictEmitter implements PartOf<Electron.Session> {
  readonly protocol: Electron.Protocol;
  readonly webRequest: Electron.WebRequest;
  readonly handlers: ProtocolHandlers;
  readonly webRequests = new WebRequests();
  permissionRequest: RequestHandler = null;
  permissionCheck: CheckHandler = null;
  #spellChecks = true;

  constructor(readiness: Readiness, schemes: Schemes) {
    super('Session', ['will-download']);
    this.handlers = new ProtocolHandlers(readiness, (list) => schemes.register(list));
    this.protocol = strictly<Electron.Protocol>('protocol', this.handlers);
    this.webRequest = this.webRequests.facade;
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.permissionCheck = handler;
  }

  /** Nothing asks for devices here: Chromium shows no chooser without a person. */
  setDevicePermissionHandler(): void {
    return undefined;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.#spellChecks = enable;
  }

  isSpellCheckerEnabled(): boolean {
    return this.#spellChecks;
  }
}
