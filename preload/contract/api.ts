import type { Input, OperationName, Output } from './operations.ts';
import type { PushName, Pushes } from './pushes.ts';
import type { Result } from './result.ts';

/** What the preload script exposes as `window.kalshiTray`. */
export type KalshiTrayApi = {
  readonly [Name in OperationName]: (
    ...input: Input<Name> extends undefined ? [] : [input: Input<Name>]
  ) => Promise<Result<Output<Name>>>;
} & {
  /** Calls `listener` on every push of that name until the returned function is called. */
  readonly listen: <Name extends PushName>(
    name: Name,
    listener: (value: Pushes[Name]) => void,
  ) => () => void;
};

/** IPC channels are derived from names in one place, for both processes. */
export const operationChannel = (name: OperationName): string => `operation:${name}`;
export const pushChannel = (name: PushName): string => `push:${name}`;
