import { listPackage, statFile } from '@electron/asar';
import type { Expectation } from './expectation.ts';

/** A file of the packed app. */
export interface PackedFile {
  /** Inside the archive, with forward slashes, such as `dist/main/index.js`. */
  readonly path: string;
  readonly bytes: number;
  /** It lies beside the archive, where the operating system can open it. */
  readonly unpacked: boolean;
}

/** The files of an archive, in the order they were packed. @throws when it is missing or damaged */
export function filesIn(archive: string): readonly PackedFile[] {
  return listPackage(archive, { isPack: false }).flatMap((listed) => {
    const path = listed.slice(1);
    const entry = statFile(archive, path);
    if (!('size' in entry)) return [];
    return [{ path: path.replaceAll('\\', '/'), bytes: entry.size, unpacked: 'unpacked' in entry }];
  });
}

/** Sources, tests, maps, data and keys: nothing of the kind belongs in a release. */
const unwanted = [
  /\.(ts|cts|mts|svelte|map|c|cc|cpp|h|hpp|gyp|gypi)$/,
  /\.(pem|key|der|env|db|sqlite|jsonl|log)$/,
  /(^|\/)(tests?|__tests__|fixtures|scripts|\.env[^/]*)(\/|$)|\.test\.[^/]+$/,
];

/** What is wrong with a packed app, a sentence each; empty when it is as it should be. */
export function faultsOf(files: readonly PackedFile[], expected: Expectation): readonly string[] {
  const paths = new Set(files.map((file) => file.path));
  const missing = [...expected.required, ...expected.binaries].filter((path) => !paths.has(path));
  return [
    ...missing.map((path) => `${path} is missing`),
    ...files.flatMap((file) => faultsOfFile(file, expected)),
  ];
}

function faultsOfFile({ path, unpacked }: PackedFile, expected: Expectation): readonly string[] {
  const isBinary = path.endsWith('.node');
  const isOurs =
    path === 'package.json' || expected.folders.some((folder) => path.startsWith(`${folder}/`));
  const rules: readonly (readonly [boolean, string])[] = [
    [!isOurs, 'does not belong in the app'],
    [unwanted.some((kind) => kind.test(path)), 'is a source, a test, a map, data or a key'],
    [isBinary && !expected.binaries.includes(path), 'is for another system'],
    [isBinary && !unpacked, 'must lie outside the archive'],
    [!isBinary && unpacked, 'must lie inside the archive'],
  ];
  return rules.filter(([broken]) => broken).map(([, fault]) => `${path} ${fault}`);
}
