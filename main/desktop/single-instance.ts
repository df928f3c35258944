import { launchSchema, type Launch } from './launch.ts';

/** The part of Electron's `app` that keeps the app to one instance. */
export interface InstanceApp {
  requestSingleInstanceLock(data: Record<string, unknown>): boolean;
  on(
    event: 'second-instance',
    listener: (event: unknown, argv: string[], directory: string, data: unknown) => void,
  ): unknown;
}

/**
 * Makes this process the app, or tells the process that already is what the person asked for.
 *
 * Call before ready. When it returns `false`, quit at once and start nothing: code after `app.quit()` still runs.
 *
 * What the second instance wants travels as data of our own: Chromium reorders its command line and adds switches.
 */
export function becomeOnlyInstance(app: InstanceApp, launch: Launch): boolean {
  return app.requestSingleInstanceLock({ ...launch });
}

/** Reports what people ask for by starting the app once more. */
export function onSecondInstance(app: InstanceApp, report: (launch: Launch) => void): void {
  app.on('second-instance', (_event, _argv, _directory, data) => {
    const second = launchSchema.safeParse(data);
    report(second.success ? second.data : { hidden: false, practice: false });
  });
}
