import type { Host } from '../host.ts';

/** Process ids of renderers are not known here; the app may only compare this one with itself. */
export const rendererPid = 1;

/** The values of the reduced `process` of a sandboxed preload script; what is not here throws by name. */
export function sandboxedProcess(
  { platform, electronVersion }: Host,
  additionalArguments: readonly string[],
): Readonly<Record<string, unknown>> {
  const { execPath, env, arch, version, versions } = process;
  return {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform,
    arch,
    pid: rendererPid,
    execPath,
    env: { ...env },
    argv: [execPath, '--type=renderer', ...additionalArguments],
    version,
    versions: { ...versions, electron: electronVersion },
  };
}
