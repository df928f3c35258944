import { registerHooks } from 'node:module';

const address = 'electron-standin:electron';
const aliases = new Set(['electron', 'electron/main', 'electron/common']);

/** Makes `electron` and its aliases the given module, for `import` and `require` alike. */
export function provideElectron(electron: Readonly<Record<string, unknown>>): void {
  const key = Symbol.for(address);
  Object.defineProperty(globalThis, key, { value: electron });
  const names = Object.keys(electron).join(', ');
  const source = `const electron = globalThis[Symbol.for('${address}')];
    export const { ${names} } = electron;
    export default electron;
    export { electron as 'module.exports' };`;
  registerHooks({
    resolve: (specifier, context, next) =>
      aliases.has(specifier)
        ? { url: address, format: 'module', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === address ? { format: 'module', source, shortCircuit: true } : next(url, context),
  });
}
