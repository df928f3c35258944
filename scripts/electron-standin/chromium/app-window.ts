import { spawn } from 'node:child_process';
import { serveBlank } from './blank.ts';
import type { Session } from './connection.ts';
import type { Targets } from './targets.ts';

/** A window without tabs and address bar. */
export interface AppWindow {
  readonly targetId: string;
  readonly session: Session;
  /** What the window's frame takes, in pixels. */
  readonly frame: { readonly width: number; readonly height: number };
}

/** A window that has just been opened grows for a while: its frame counts when it has not changed for 200 ms, or after 2 s. */
export const measureFrame = `new Promise((done) => {
  const measure = (before, same, triesLeft) => {
    const frame = [outerWidth - innerWidth, outerHeight - innerHeight].map((gap) => Math.max(0, gap));
    const isSame = outerWidth >= innerWidth && String(frame) === String(before);
    if ((isSame && same === 3) || triesLeft === 0) done(frame);
    else setTimeout(measure, 50, frame, isSame ? same + 1 : 0, triesLeft - 1);
  };
  measure([], 0, 40);
})`;

/**
 * Opens a window as `chromium --app=…` does, which the debugging protocol cannot: a second Chromium hands the wish to the
 * running one, because they have the same profile, and ends.
 */
export async function openAppWindow(
  targets: Targets,
  command: readonly [program: string, ...args: string[]],
  id: number,
  gone: () => void,
): Promise<AppWindow> {
  const url = `https://window-${id}.standin.invalid/`;
  const [program, ...args] = command;
  const opened = targets.expect(url, gone);
  spawn(program, [...args, `--app=${url}`], { stdio: 'ignore' }).unref();
  const { targetId, session } = await opened;
  await serveBlank(session, () => session.send('Runtime.runIfWaitingForDebugger'));
  const { result } = await session.send('Runtime.evaluate', {
    expression: measureFrame,
    awaitPromise: true,
    returnByValue: true,
  });
  const [width = 0, height = 0] = result.value as readonly number[];
  return { targetId, session, frame: { width, height } };
}
