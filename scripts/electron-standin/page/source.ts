import { createBridge } from './bridge.ts';
import { createCodec } from './codec.ts';
import { createEmitterClass } from './emitter.ts';
import { createAsk, openMainWorld } from './main-world.ts';
import { openPreloadWorld, type PreloadSetup } from './preload-world.ts';

/** Child frames get no preload script: `nodeIntegrationInSubFrames` is off, and the app does not turn it on. */
const onlyInMainFrame = 'if (globalThis.top === globalThis)';

/** The script for the page's own world. */
export function mainWorldSource(secret: string): string {
  const parts = [JSON.stringify(secret), createBridge, createAsk].map(String);
  return `${onlyInMainFrame} (${String(openMainWorld)})(globalThis, ${parts.join(', ')});`;
}

/** The script for the preload script's world, with the preload script in it. */
export function preloadWorldSource(setup: PreloadSetup, preload: string): string {
  const tools = Object.entries({ createBridge, createAsk, createCodec, createEmitterClass });
  const toolbox = tools.map(([name, tool]) => `${name}: ${String(tool)}`).join(',\n');
  return `${onlyInMainFrame} (${String(openPreloadWorld)})(globalThis, ${JSON.stringify(setup)}, {${toolbox}}, ${wrapPreload(preload)});`;
}

/** A preload script is the body of a function, so `import`, `export` and a top-level `await` are syntax errors. */
export function wrapPreload(preload: string): string {
  return `function (require, process, exports, module, Buffer, global, setImmediate, clearImmediate) {\n${preload}\n}`;
}
