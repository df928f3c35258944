import { EventEmitter } from 'node:events';
import type { GuardedContents, GuardedSession } from '../../../../main/desktop/web-security.ts';

/** Stands for Electron's `WebContents`: records what guards it, and can try to leave. */
export class FakeContents extends EventEmitter implements GuardedContents {
  #openHandler: (() => { action: 'deny' }) | null = null;

  setWindowOpenHandler(handler: () => { action: 'deny' }): void {
    this.#openHandler = handler;
  }

  /** What `window.open` would get; Electron allows it when nobody decides. */
  open(): 'allow' | 'deny' {
    return this.#openHandler?.().action ?? 'allow';
  }

  /** Whether an event of this name was let through. */
  lets(event: string, details: { readonly url?: string } = {}): boolean {
    let prevented = false;
    this.emit(event, { ...details, preventDefault: () => (prevented = true) });
    return !prevented;
  }
}

type RequestHandler = Parameters<GuardedSession['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<GuardedSession['setPermissionCheckHandler']>[0];
type BeforeRequest = Parameters<GuardedSession['webRequest']['onBeforeRequest']>[0];

/** Stands for Electron's `Session`; like the real one it grants what nobody decides about. */
export class FakeSession extends EventEmitter implements GuardedSession {
  #request: RequestHandler | null = null;
  #check: CheckHandler | null = null;
  #device: (() => boolean) | null = null;
  #beforeRequest: BeforeRequest | null = null;
  isSpellChecking = true;

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(handler: () => boolean): void {
    this.#device = handler;
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.isSpellChecking = isEnabled;
  }

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.#beforeRequest = listener;
    },
  };

  grants(permission: string, requestingUrl: string): boolean {
    let granted = true;
    this.#request?.(null, permission, (answer) => (granted = answer), { requestingUrl });
    return granted;
  }

  passesCheck(permission: string, origin: string): boolean {
    return this.#check?.(null, permission, origin) ?? true;
  }

  grantsDevice(): boolean {
    return this.#device?.() ?? true;
  }

  loads(url: string): boolean {
    let cancelled = false;
    this.#beforeRequest?.({ url }, ({ cancel }) => (cancelled = cancel));
    return !cancelled;
  }

  downloads(): boolean {
    let prevented = false;
    this.emit('will-download', { preventDefault: () => (prevented = true) });
    return !prevented;
  }
}
