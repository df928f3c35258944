import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { wantedFuses, wrongFuses } from '../../scripts/lib/package/fuses.ts';
import { layOutPlaceholder } from '../../scripts/lib/package/placeholder.ts';

test('the app and its installers go by the same names', async () => {
  const schema = z.object({ appId: z.string(), linux: z.object({ executableName: z.string() }) });
  const { appId, linux } = schema.parse(parse(await readFile('electron-builder.yml', 'utf8')));
  // Windows shows notifications of an app whose id is that of its Start menu shortcut.
  expect(await readFile('main/desktop/before-ready.ts', 'utf8')).toContain(`'${appId}'`);
  expect(manifest.desktopName).toBe(`${linux.executableName}.desktop`);
});

test('a release cannot be turned into a plain Node.js, opened for debugging, or made to load another app', async () => {
  expect(await wantedFuses()).toEqual({
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test("the fuses of an executable are compared with the wanted ones, starting from Electron's defaults", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kalshi-tray-'));
  await layOutPlaceholder(folder);
  const electron = join(folder, 'electron');
  const wanted = { runAsNode: false, enableCookieEncryption: false, onlyLoadAppFromAsar: true };
  expect(await wrongFuses(electron, wanted)).toEqual(['runAsNode', 'onlyLoadAppFromAsar']);
  await flipFuses(electron, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
  });
  expect(await wrongFuses(electron, wanted)).toEqual([]);
  await expect(wrongFuses(electron, { runAsNoed: false })).rejects.toThrow('no fuse "runAsNoed"');
  await rm(folder, { recursive: true });
});
