import type { Session, WebContents } from 'electron';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { APP_PAGE } from '../../../main/desktop/app-origin.ts';
import { appScheme } from '../../../main/desktop/app-protocol.ts';
import {
  CONTENT_SECURITY_POLICY,
  SECURITY_HEADERS,
} from '../../../main/desktop/content-security.ts';
import {
  guardContents,
  guardSession,
  type GuardedContents,
  type GuardedSession,
} from '../../../main/desktop/web-security.ts';
import { pagePreferences, popoverOptions } from '../../../main/desktop/window-options.ts';
import { FakeContents, FakeSession } from './fakes/contents.ts';

const preferences = pagePreferences('/app/preload.cjs', true);
const policy = new Map(
  CONTENT_SECURITY_POLICY.split('; ').map((directive) => {
    const [name = '', ...values] = directive.split(' ');
    return [name, values.join(' ')];
  }),
);

function guarded(): { contents: FakeContents; session: FakeSession } {
  const contents = new FakeContents();
  const session = new FakeSession();
  guardContents(contents);
  guardSession(session);
  return { contents, session };
}

/** The numbers are those of Electron's security checklist (tutorial/security). */
describe('Electron’s security checklist', () => {
  it('1: loads nothing but the app itself', () => {
    const { session } = guarded();
    expect(APP_PAGE.startsWith('app://')).toBe(true);
    expect(session.loads(APP_PAGE)).toBe(true);
    for (const url of [
      'https://kalshi.com/',
      'http://127.0.0.1/',
      'ws://a/',
      'file:///etc/passwd',
    ]) {
      expect(session.loads(url), url).toBe(false);
    }
  });

  it('2: gives pages, workers and frames no Node', () => {
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('3: isolates the preload script', () => {
    expect(preferences.contextIsolation).toBe(true);
  });

  it('4: runs the page in the sandbox, and every other page too', () => {
    expect(preferences.sandbox).toBe(true);
    expect(source('before-ready.ts')).toContain('app.enableSandbox()');
  });

  it('5: refuses every permission but copying text, and that to others', () => {
    const { session } = guarded();
    for (const permission of ['media', 'geolocation', 'notifications', 'usb', 'clipboard-read']) {
      expect(session.grants(permission, APP_PAGE), permission).toBe(false);
      expect(session.passesCheck(permission, 'app://kalshi-tray'), permission).toBe(false);
    }
    expect(session.grantsDevice()).toBe(false);
    expect(session.grants('clipboard-sanitized-write', APP_PAGE)).toBe(true);
    expect(session.passesCheck('clipboard-sanitized-write', 'app://kalshi-tray/')).toBe(true);
    expect(session.grants('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
    expect(session.passesCheck('clipboard-sanitized-write', '')).toBe(false);
  });

  it('6, 8, 9, 10: leaves web security on and experiments off', () => {
    expect(preferences).toMatchObject({
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    });
    expect(preferences.enableBlinkFeatures).toBeUndefined();
  });

  it('7: allows by policy only what the app ships', () => {
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
    for (const name of [
      'connect-src',
      'object-src',
      'base-uri',
      'form-action',
      'frame-ancestors',
    ]) {
      expect(policy.get(name), name).toBe("'none'");
    }
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
    expect(SECURITY_HEADERS['x-content-type-options']).toBe('nosniff');
  });

  it('11, 12: attaches no webview', () => {
    expect(preferences.webviewTag).toBe(false);
    expect(guarded().contents.lets('will-attach-webview')).toBe(false);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '13: stops %s to anywhere but the app',
    (event) => {
      const { contents } = guarded();
      expect(contents.lets(event, { url: APP_PAGE })).toBe(true);
      for (const url of [
        'https://kalshi.com/',
        'app://other/',
        'file:///etc/passwd',
        'about:blank',
      ]) {
        expect(contents.lets(event, { url }), url).toBe(false);
      }
    },
  );

  it('14: opens no windows', () => {
    expect(guarded().contents.open()).toBe('deny');
  });

  it('15: opens links in the browser through the check for kalshi.com only', () => {
    const users = sources().filter((name) => source(name).includes('openExternal('));
    expect(users).toEqual(['create-desktop.ts', 'links.ts']);
    expect(source('create-desktop.ts')).toContain(
      'openLink((link) => shell.openExternal(link), url)',
    );
  });

  it('18: serves the page from a scheme of its own that keeps its policy', () => {
    expect(appScheme.privileges).toEqual({
      standard: true,
      secure: true,
      supportFetchAPI: true,
      codeCache: true,
    });
  });

  it('also: no downloads, no spelling dictionaries, no inspector in releases, no files dropped in', () => {
    const { session } = guarded();
    expect(session.downloads()).toBe(false);
    expect(session.isSpellChecking).toBe(false);
    expect(preferences.spellcheck).toBe(false);
    expect(preferences.devTools).toBe(false);
    expect(pagePreferences('/app/preload.cjs', false).devTools).toBe(true);
    expect(preferences.navigateOnDragDrop).toBe(false);
  });

  it('holds for the window that is made, on every platform', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      const options = popoverOptions(platform, 'Kalshi Tray', '#fff', preferences);
      expect(options.webPreferences).toBe(preferences);
    }
  });

  it('guards Electron’s real objects', () => {
    expectTypeOf<WebContents>().toExtend<GuardedContents>();
    expectTypeOf<Session>().toExtend<GuardedSession>();
  });
});

const folder = join(import.meta.dirname, '../../../main/desktop');
const sources = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort();
const source = (name: string): string => readFileSync(join(folder, name), 'utf8');
