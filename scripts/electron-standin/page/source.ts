import { Bridge } from './bridge.ts';
import { decode, Decoder } from './decoder.ts';
import { encode, Encoder } from './encoder.ts';
import { IpcRenderer } from './ipc-renderer.ts';
import { Line } from './line.ts';
import { openMainWorld } from './main-world.ts';
import { Packer } from './packer.ts';
import { PageEmitter } from './page-emitter.ts';
import { partOf, preloadRequire, setImmediateInPage } from './preload-modules.ts';
import { openPreloadWorld, type PreloadSetup } from './preload-world.ts';
import { Unpacker } from './unpacker.ts';

/**
 * The code of this folder that runs inside pages. It is sent there as its own text, declared in one scope in this order, so it
 * may use what stands here and nothing else.
 */
const bridgeParts: readonly Part[] = [Packer, Unpacker, Bridge, Line];
const preloadParts: readonly Part[] = [
  ...bridgeParts,
  ...[Encoder, encode, Decoder, decode],
  ...[PageEmitter, IpcRenderer, partOf, setImmediateInPage, preloadRequire],
];

/** The script for the page's own world. */
export function mainWorldSource(secret: string): string {
  return inMainFrame(
    bridgeParts,
    `(${String(openMainWorld)})(globalThis, ${JSON.stringify(secret)});`,
  );
}

/** The script for the preload script's world, with the preload script in it. */
export function preloadWorldSource(setup: PreloadSetup, preload: string): string {
  const call = `(globalThis, ${JSON.stringify(setup)}, ${wrapPreload(preload)});`;
  return inMainFrame(preloadParts, `(${String(openPreloadWorld)})${call}`);
}

/** A preload script is the body of a function, so `import`, `export` and a top-level `await` are syntax errors. */
export function wrapPreload(preload: string): string {
  return `function (require, process, exports, module, Buffer, global, setImmediate, clearImmediate) {\n${preload}\n}`;
}

/** A function or a class; its text is its source. */
type Part = ((...args: never) => unknown) | (abstract new (...args: never) => unknown);

/** Child frames get no preload script: `nodeIntegrationInSubFrames` is off, and the app does not turn it on. */
function inMainFrame(parts: readonly Part[], statement: string): string {
  const declarations = parts.map((part) => `const ${part.name} = ${String(part)};`);
  return `if (globalThis.top === globalThis) {\n${[...declarations, statement].join('\n')}\n}`;
}
