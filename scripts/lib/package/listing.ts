import type { PackedFile } from './contents.ts';

/** The packed app at a glance: every file of ours, the size of each package, and what lies beside the archive. */
export function inWords(files: readonly PackedFile[], target: string): string {
  const packages = new Set(files.flatMap(({ path }) => packageOf(path) ?? []));
  const filesOf = (name: string) => files.filter(({ path }) => packageOf(path) === name);
  return [
    `app.asar for ${target}: ${files.length} files`,
    ...files.filter(({ path }) => !packageOf(path)).map((file) => lineFor(file.path, [file])),
    ...[...packages].map((name) => lineFor(name, filesOf(name))),
    'beside it, in app.asar.unpacked:',
    ...files.filter(({ unpacked }) => unpacked).map((file) => lineFor(file.path, [file])),
  ].join('\n');
}

function packageOf(path: string): string | undefined {
  return /^node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

function lineFor(name: string, files: readonly PackedFile[]): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const count = files.length === 1 ? '' : `${files.length} files, `;
  return `  ${name}  ${count}${Math.ceil(bytes / 1024)} kB`;
}
