import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { operationChannel } from '../../preload/contract/api.ts';
import { inputSchemas } from '../../preload/contract/inputs.ts';
import {
  operationNames,
  type Input,
  type OperationName,
  type Output,
} from '../../preload/contract/operations.ts';
import { fail, type Result } from '../../preload/contract/result.ts';
import { unexpected, type Log } from '../adapters/log.ts';
import { isTrustedSender } from './sender.ts';

type Answer<Name extends OperationName> = Result<Output<Name>> | Promise<Result<Output<Name>>>;

/** One handler for every operation of the contract; the compiler refuses a missing one. */
export type OperationHandlers = {
  readonly [Name in OperationName]: (input: Input<Name>) => Answer<Name>;
};

/**
 * Answers the window's operations. Every message passes the same gate: sender, then schema, then the handler; whatever
 * happens, the answer is a `Result` of plain data, because a thrown error loses its code on the way.
 */
export function registerOperations(
  ipcMain: Pick<IpcMain, 'handle'>,
  handlers: OperationHandlers,
  log: Log,
): void {
  for (const name of operationNames) {
    ipcMain.handle(operationChannel(name), (event, input: unknown) =>
      answer(name, handlers[name], event, input, log),
    );
  }
}

async function answer<Name extends OperationName>(
  name: Name,
  handle: OperationHandlers[Name],
  event: IpcMainInvokeEvent,
  input: unknown,
  log: Log,
): Promise<Result<Output<Name>>> {
  if (!isTrustedSender(event)) {
    log.warn(`Refused "${name}" from a page that is not ours.`);
    return fail('invalid-input', 'This page may not ask for that.');
  }
  const parsed = inputSchemas[name].safeParse(input);
  if (!parsed.success) {
    const paths = parsed.error.issues.map(({ path }) => path.join('.') || 'input').join(', ');
    return fail('invalid-input', `"${name}" was asked for with something wrong in: ${paths}.`);
  }
  try {
    return await handle(parsed.data);
  } catch (error) {
    return unexpected(log, `"${name}" failed`, error);
  }
}
