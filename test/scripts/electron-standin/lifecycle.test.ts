import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canRun, runScenario, startScenario, toldBy } from './scenario.ts';

describe.skipIf(!canRun)("an app's start in the Electron stand-in", () => {
  it('refuses what is too early, too late or not there, in the words of Electron', async () => {
    const { facts } = await runScenario('early-and-late');
    expect(facts).toEqual({
      'one module': true,
      'early Tray': 'Error: Cannot create Tray before app is ready',
      'early BrowserWindow': 'Error: Cannot create BrowserWindow before app is ready',
      'early Notification': 'Error: Cannot create Notification before app is ready',
      'early dialog': 'Error: dialog module can only be used after app is ready',
      'early globalShortcut': 'Error: globalShortcut cannot be used before the app is ready',
      'early screen': "Error: The 'screen' module can't be used before the app 'ready' event",
      'early session': 'Error: Session can only be received when app is ready',
      'early net': 'net.fetch cannot be used before the app is ready',
      'early protocol.handle': 'Error: protocol cannot be used before app is ready',
      'missing member': 'Error: electron.app.setBadgeCount is not implemented by the stand-in',
      'missing module': 'Error: electron.utilityProcess.fork is not implemented by the stand-in',
      'missing class': 'Error: electron.BaseWindow.constructor is not implemented by the stand-in',
      'missing event': "Error: electron.app.on('login') is not implemented by the stand-in",
      'late enableSandbox': 'Error: app.enableSandbox() can only be called before app is ready',
      'late schemes':
        'Error: protocol.registerSchemesAsPrivileged should be called before app is ready',
      'relative path': 'Error: Path must be absolute',
      names: ['standin-scenarios', '1.0.0', false, true],
      'title off macOS': 'nothing',
      title: '',
      bounds: { x: 0, y: 0, width: 0, height: 0 },
      'no menu': 'TypeError: Must pass Menu or null',
      'no image': "Error: Failed to load image from path '/nowhere.png'",
      'destroyed tray': 'Error: Tray is destroyed',
      'login item': false,
      shortcut: [true, false],
      'empty image': true,
      'empty item':
        'TypeError: Invalid template for MenuItem: must have at least one of label, role or type',
    });
  });

  it('is one instance for each user data folder, and hears what the second one wants', async () => {
    const userData = mkdtempSync(join(tmpdir(), 'standin-instance-'));
    const dir = `--user-data-dir=${userData}`;
    const first = startScenario('second-instance', dir);
    await first.find(/REPORT \["waiting"/);
    const second = startScenario('second-instance', dir, '--hello');
    await Promise.all([second.end(30_000), first.end(30_000)]);
    expect(toldBy(first).facts).toMatchObject({
      lock: true,
      again: true,
      heard: [true, process.cwd(), true],
    });
    expect(toldBy(second).names).toEqual(['lock']);
    expect(toldBy(second).facts['lock']).toBe(false);
    rmSync(userData, { recursive: true });
  });

  it('gives the instance to the next after the holder was killed', async () => {
    const userData = mkdtempSync(join(tmpdir(), 'standin-instance-'));
    const dir = `--user-data-dir=${userData}`;
    const first = startScenario('second-instance', dir);
    await first.find(/REPORT \["waiting"/);
    await first.kill('SIGKILL');
    const next = startScenario('second-instance', dir);
    await next.find(/REPORT \["lock",true\]/);
    await next.kill('SIGTERM');
    rmSync(userData, { recursive: true });
  });
});

describe.skipIf(!canRun)("an app's end in the Electron stand-in", () => {
  it('asks in the order of Electron, and one prevented close cancels it', async () => {
    const { names, exitCode } = await runScenario('quit-order');
    expect(names).toEqual([
      ...['before-quit', 'close first', 'close second', 'closed first'],
      ...['before-quit', 'close second', 'closed second', 'will-quit', 'quit'],
    ]);
    expect(exitCode).toBe(0);
  });

  it('comes with the last window when nobody listens, and destroyed windows say so', async () => {
    const { names, facts } = await runScenario('last-close-quits');
    expect(names).toEqual(['closed', 'window', 'contents', 'id', 'will-quit']);
    expect(facts['window']).toBe('TypeError: Object has been destroyed');
    expect(facts['contents']).toBe('TypeError: Object has been destroyed');
  });

  it('asks nobody when it is an exit', async () => {
    const { names, exitCode } = await runScenario('exit');
    expect(names).toEqual(['closed', 'quit']);
    expect(exitCode).toBe(3);
  });

  it('does not come with errors that nobody catches', async () => {
    const { facts, output } = await runScenario('uncaught');
    expect(facts).toHaveProperty('still here');
    expect(output).toContain('nobody caught this');
    expect(output).toContain('nor this');
  });
});
