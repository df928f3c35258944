/** Where the app writes what happened. Never give it a secret, a signature or a request header. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

export const consoleLog: Log = {
  info: (message) => process.stdout.write(`${message}\n`),
  warn: (message) => process.stderr.write(`${message}\n`),
};
