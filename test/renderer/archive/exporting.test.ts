import { describe, expect, it } from 'vitest';
import { Exporting } from '../../../renderer/archive/exporting.svelte.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { sceneNamed } from '../harness/scenes.ts';

describe('an export', () => {
  async function exported(
    scene: string,
    isWatched: boolean,
  ): Promise<{ readonly exporting: Exporting; readonly said: readonly string[] }> {
    const said: string[] = [];
    const { api } = new FakeMain(sceneNamed(scene));
    const exporting = new Exporting(api, (message) => said.push(message));
    exporting.isWatched = isWatched;
    await exporting.run(['KXA-1'], 0);
    return { exporting, said };
  }

  it('says how it has ended when nobody watched, and keeps that until somebody looks', async () => {
    const done = await exported('archive', false);
    expect(done.said).toEqual([expect.stringContaining('12,345 rows written to')]);
    expect(done.exporting.state.name).toBe('done');
    const failed = await exported('export-failing', false);
    expect(failed.said).toEqual([expect.stringContaining('The disk is full')]);
    expect(failed.exporting.state.name).toBe('failed');
  });

  it('says nothing beside the screen that shows it', async () => {
    expect((await exported('archive', true)).said).toEqual([]);
  });
});
