import { contextBridge, ipcRenderer } from 'electron';
import { operationChannel, pushChannel } from './contract/api.ts';
import { operationNames } from './contract/operations.ts';
import { pushNames, type PushName } from './contract/pushes.ts';

const operations = Object.fromEntries(
  operationNames.map((name) => [
    name,
    (input?: unknown): Promise<unknown> => ipcRenderer.invoke(operationChannel(name), input),
  ]),
);

/** Subscribes to one named push; the Electron event itself is never handed to the page. */
function listen(name: PushName, listener: (value: unknown) => void): () => void {
  if (!pushNames.includes(name)) throw new TypeError(`There is no push called "${name}".`);
  const channel = pushChannel(name);
  const forward = (_event: unknown, value: unknown): void => listener(value);
  ipcRenderer.on(channel, forward);
  return () => void ipcRenderer.off(channel, forward);
}

contextBridge.exposeInMainWorld('kalshiTray', {
  ...operations,
  listen,
});
