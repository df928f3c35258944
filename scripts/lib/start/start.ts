import { buildWhenChanged } from '../build/build.ts';
import { runToEnd } from '../child.ts';
import { commandFor, remarksOn } from '../electron/command.ts';
import { obtainElectron } from '../electron/obtain.ts';
import { equip } from '../machine/equip.ts';
import { needsOfApp } from '../machine/needs.ts';
import { openSession } from '../machine/session.ts';

const tryAgain = '--fetch-electron';

/**
 * `npm start`: builds the app when its sources have changed and runs it on Electron, or on the stand-in where Electron cannot
 * be had. `--fetch-electron` tries to fetch Electron again after a failure; every other argument is passed on to the app.
 */
export async function main(args: readonly string[]): Promise<number> {
  await buildWhenChanged();
  const runtime = await obtainElectron(args.includes(tryAgain));
  await equip(needsOfApp(runtime.kind));
  remarksOn(runtime).forEach((remark) => console.log(remark));
  const appArgs = args.filter((each) => each !== tryAgain);
  const session = await openSession(runtime.kind);
  try {
    const { program, args } = commandFor(runtime, appArgs);
    // Where an editor made of Electron has set it, its terminals hand this on, and Electron would be a plain Node.js.
    const env = { ...session.env, ELECTRON_RUN_AS_NODE: undefined };
    return await runToEnd(program, args, { env });
  } finally {
    session.close();
  }
}
