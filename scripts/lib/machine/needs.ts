import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../../electron-standin/chromium/find.ts';
import { findProgram } from './programs.ts';

/** Something of the operating system's that npm does not bring. */
export interface Need {
  /** Its name for a person. */
  readonly what: string;
  readonly debianPackage: string;
  /** Whether there is no point in starting without it. */
  readonly vital: boolean;
  readonly present: () => boolean;
}

/** The stand-in's window. */
const chromium: Need = {
  what: 'Chromium or Google Chrome',
  debianPackage: 'chromium',
  vital: true,
  present: () => isThere(() => findChromium(process.env)),
};

/** A display for machines without a screen. */
const virtualDisplay: Need = {
  what: 'a display (or Xvfb)',
  debianPackage: 'xvfb',
  vital: true,
  present: () => hasDisplay() || findProgram(['Xvfb']) !== undefined,
};

/** What keytar is linked against; loading it is the one sure way to know. */
const libsecret: Need = {
  what: 'libsecret (without it API keys cannot be stored)',
  debianPackage: 'libsecret-1-0',
  vital: false,
  present: () => isThere(() => createRequire(import.meta.url)('keytar')),
};

/** The bus on which a keyring is asked. */
const sessionBus: Need = {
  what: 'a D-Bus session (or dbus-daemon)',
  debianPackage: 'dbus',
  vital: false,
  present: () => hasSessionBus() || findProgram(['dbus-daemon']) !== undefined,
};

/** A keyring to hold API keys, for machines without a desktop session. */
const keyring: Need = {
  what: 'a keyring (such as gnome-keyring)',
  debianPackage: 'gnome-keyring',
  vital: false,
  present: () => hasSessionBus() || findProgram(['gnome-keyring-daemon']) !== undefined,
};

/** What starting the app takes on Linux; the other systems bring all of it. The stand-in's Chromium does without a display. */
export function needsOfApp(runtime: 'electron' | 'stand-in'): readonly Need[] {
  if (process.platform !== 'linux') return [];
  return [runtime === 'stand-in' ? chromium : virtualDisplay, libsecret, sessionBus, keyring];
}

/** What `npm test` takes. Nothing is vital: what cannot run without it says so itself. */
export function needsOfTests(runtime: 'electron' | 'stand-in'): readonly Need[] {
  return needsOfApp(runtime).map((need) => ({ ...need, vital: false }));
}

/** Whether there is a screen, of X11 or Wayland. */
export function hasDisplay(): boolean {
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Where D-Bus clients look: the variable, then the socket that systemd opens for a logged-in user. */
export function hasSessionBus(env = process.env): boolean {
  if (env['DBUS_SESSION_BUS_ADDRESS']) return true;
  const runtime = env['XDG_RUNTIME_DIR'];
  return runtime !== undefined && existsSync(join(runtime, 'bus'));
}

function isThere(look: () => unknown): boolean {
  try {
    look();
    return true;
  } catch {
    return false;
  }
}
