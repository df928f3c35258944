import type Electron from 'electron';
import type { Host } from '../host.ts';
import { strictly } from '../strict.ts';

/** `app.commandLine`: what was passed, and what the app appended before ready for Chromium to get. */
export function commandLineOf({ commandLine, readiness, appended }: Host): Electron.CommandLine {
  const value = (name: string): string | undefined =>
    appended.get(name.toLowerCase()) ?? commandLine.switches.get(name.toLowerCase());
  return strictly<Electron.CommandLine>('CommandLine', {
    hasSwitch: (name) => value(name) !== undefined,
    getSwitchValue: (name) => value(name) ?? '',
    appendSwitch: (name, text = '') => {
      if (!readiness.isReady) appended.set(name.toLowerCase(), text);
    },
  });
}
