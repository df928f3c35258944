import type Electron from 'electron';
import { type PartOf } from '../strict.ts';
import type { Readiness } from '../readiness.ts';

/** The app's answer to requests of one scheme. */
export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/** The handlers of custom schemes in one session: Electron's `protocol`. */
export class ProtocolHandlers implements PartOf<Electron.Protocol> {
  readonly #handlers = new Map<string, ProtocolHandler>();
  readonly #readiness: Readiness;
  readonly #register: (schemes: Electron.CustomScheme[]) => void;

  constructor(readiness: Readiness, register: (schemes: Electron.CustomScheme[]) => void) {
    this.#readiness = readiness;
    this.#register = register;
  }

  readonly registerSchemesAsPrivileged = (schemes: Electron.CustomScheme[]): void => {
    this.#readiness.demandEarly(
      'protocol.registerSchemesAsPrivileged should be called before app is ready',
    );
    this.#register(schemes);
  };

  readonly handle = (scheme: string, handler: ProtocolHandler): void => {
    this.#readiness.demand('protocol cannot be used before app is ready');
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.#handlers.set(scheme, handler);
  };

  readonly unhandle = (scheme: string): void => {
    if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  };

  readonly isProtocolHandled = (scheme: string): boolean => this.#handlers.has(scheme);

  /** For the pages of the session, not for the app. */
  readonly handlerFor = (scheme: string): ProtocolHandler | undefined => this.#handlers.get(scheme);
}
