import type { Session } from './connection.ts';
import type { Protocol } from './protocol.ts';

/** One line of a page's console, in Electron's levels. */
export interface ConsoleLine {
  readonly level: 'debug' | 'info' | 'warning' | 'error';
  readonly message: string;
  /** From 1; 0 when unknown. */
  readonly lineNumber: number;
  /** The script's address inside Chromium. */
  readonly sourceId: string;
}

/** Passes on what scripts write, what they throw and nobody catches, and what Chromium itself has to say. */
export function watchConsole(session: Session, tell: (line: ConsoleLine) => void): void {
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const top = stackTrace?.callFrames[0];
    tell(lineOf(type, args.map(describe).join(' '), top?.lineNumber, top?.url));
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
    const text = details.exception?.description ?? details.text;
    tell(lineOf('error', `Uncaught ${text}`, details.lineNumber, details.url));
  });
  session.on('Log.entryAdded', ({ entry }) => {
    tell(lineOf(entry.level, entry.text, entry.lineNumber, entry.url));
  });
}

const levels: Readonly<Record<string, ConsoleLine['level']>> = {
  error: 'error',
  assert: 'error',
  warning: 'warning',
  debug: 'debug',
  verbose: 'debug',
};

function lineOf(type: string, message: string, line = -1, sourceId = ''): ConsoleLine {
  return { level: levels[type] ?? 'info', message, lineNumber: line + 1, sourceId };
}

function describe(value: Protocol.Runtime.RemoteObject): string {
  if (value.type === 'string' || value.value === undefined) {
    return String(value.value ?? value.description ?? value.type);
  }
  return JSON.stringify(value.value);
}
