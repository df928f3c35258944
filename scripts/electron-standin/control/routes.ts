import { z } from 'zod';
import type { Pieces } from '../electron-module.ts';
import type { Host } from '../host.ts';

/** One thing that can be asked of the desktop around the app. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly pattern: RegExp;
  readonly act: (path: readonly string[], body: unknown) => unknown;
}

const key = z.boolean().default(false);
const click = z.object({
  kind: z.enum(['click', 'right-click', 'double-click', 'middle-click']).default('click'),
  modifiers: z.object({ altKey: key, ctrlKey: key, shiftKey: key, metaKey: key }).prefault({}),
});
const menuPath = z.object({ path: z.array(z.string()).min(1) });
const index = z.object({ index: z.number().int() });
const text = z.object({ text: z.string() });
const flag = z.object({ value: z.boolean() });
const power = z.object({ event: z.string() });
const dialog = z.object({
  filePaths: z.array(z.string()).optional(),
  response: z.number().int().optional(),
});

/** Everything control can do; the README of this folder's parent lists it for people. */
export function createRoutes(host: Host, pieces: Pieces): readonly Route[] {
  const { desktop } = host;
  const get = (path: string, act: Route['act']): Route => route('GET', path, act);
  const post = (path: string, act: Route['act']): Route => route('POST', path, act);
  const tray = (id: string | undefined) => find(desktop.trays, id, 'tray icon');
  const notification = (id: string | undefined) => find(desktop.notifications, id, 'notification');
  const window = (id: string | undefined) => find(host.windows.all, id, 'window');

  return [
    get('/trays', () => [...desktop.trays].map(trayFacts)),
    post('/trays/(\\d+)/click', ([id], body) => {
      const { kind, modifiers } = click.parse(body);
      tray(id).click(kind, modifiers);
    }),
    post('/trays/(\\d+)/menu', ([id], body) => tray(id).clickMenuItem(menuPath.parse(body).path)),
    get('/notifications', () => [...desktop.notifications]),
    post('/notifications/(\\d+)/click', ([id]) => notification(id).click()),
    post('/notifications/(\\d+)/close', ([id]) => notification(id).close()),
    post('/notifications/(\\d+)/action', ([id], body) =>
      notification(id).act(index.parse(body).index),
    ),
    post('/notifications/(\\d+)/reply', ([id], body) =>
      notification(id).reply(text.parse(body).text),
    ),
    post('/notifications/enabled', (_path, body) => {
      desktop.canNotify = flag.parse(body).value;
    }),
    get('/windows', () =>
      host.windows.all.map((each) => ({
        id: each.id,
        title: each.getTitle(),
        visible: each.isVisible(),
        focused: each.isFocused(),
        bounds: each.getBounds(),
        url: each.contents.getURL(),
      })),
    ),
    post('/windows/(\\d+)/close', ([id]) => window(id).close()),
    post('/windows/(\\d+)/blur', ([id]) => window(id).blur()),
    post('/windows/(\\d+)/focus', ([id]) => window(id).focus()),
    post('/power', (_path, body) => pieces.powerMonitor.happen(power.parse(body).event)),
    post('/theme', (_path, body) => pieces.nativeTheme.desktopChanged(flag.parse(body).value)),
    post('/online', (_path, body) => {
      desktop.isOnline = flag.parse(body).value;
    }),
    post('/dialogs', (_path, body) => void desktop.dialogAnswers.push(dialog.parse(body))),
    get('/opened', () => desktop.opened),
    get('/clipboard', () => desktop.clipboard),
    post('/clipboard', (_path, body) => {
      desktop.clipboard = text.parse(body).text;
    }),
    get('/about', () => ({ shown: desktop.aboutShown, options: desktop.about })),
    get('/shortcuts', () => [...desktop.shortcuts.keys()]),
    post('/shortcuts', (_path, body) => desktop.shortcuts.get(text.parse(body).text)?.()),
    post('/activate', () => void pieces.app.emit('activate', {}, false)),
    post('/quit', () => pieces.app.quit()),
  ];
}

function route(method: Route['method'], path: string, act: Route['act']): Route {
  return { method, pattern: new RegExp(`^${path}$`), act };
}

function find<T extends { readonly id: number }>(
  all: Iterable<T>,
  id: string | undefined,
  kind: string,
): T {
  const found = [...all].find((each) => String(each.id) === id);
  if (!found) throw new Error(`There is no ${kind} ${id ?? ''}.`);
  return found;
}

function trayFacts(tray: ReturnType<typeof find<import('../desktop.ts').TrayOnDesktop>>) {
  return {
    id: tray.id,
    title: tray.title(),
    tooltip: tray.tooltip(),
    icon: tray.icon(),
    menu: tray.menu(),
  };
}
