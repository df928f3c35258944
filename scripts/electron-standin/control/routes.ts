import type { StandinBrowserWindow } from '../api/browser-window.ts';
import type { TrayOnDesktop } from '../desktop.ts';
import type { Pieces } from '../electron-module.ts';
import type { Host } from '../host.ts';
import * as bodies from './bodies.ts';

/** One thing that can be asked of the desktop around the app. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly pattern: RegExp;
  /** Answers with what is sent back as JSON; throws a sentence for what cannot be done. */
  readonly act: (id: string, body: unknown) => unknown;
}

/** Everything the control endpoint can do; the README lists it for people. */
export function createRoutes(host: Host, pieces: Pieces): readonly Route[] {
  return [
    ...trayRoutes(host),
    ...notificationRoutes(host),
    ...windowRoutes(host),
    ...desktopRoutes(host, pieces),
  ];
}

function trayRoutes({ desktop }: Host): readonly Route[] {
  const tray = (id: string): TrayOnDesktop => find(desktop.trays, id, 'tray icon');
  return [
    get('/trays', () => [...desktop.trays].map(trayFacts)),
    post('/trays/:id/click', (id, body) => {
      const { kind, modifiers } = bodies.click.parse(body);
      tray(id).click(kind, modifiers);
    }),
    post('/trays/:id/menu', (id, body) => tray(id).clickMenuItem(bodies.menuPath.parse(body).path)),
  ];
}

function notificationRoutes({ desktop }: Host): readonly Route[] {
  const notification = (id: string) => find(desktop.notifications, id, 'notification');
  return [
    get('/notifications', () => [...desktop.notifications]),
    post('/notifications/:id/click', (id) => notification(id).click()),
    post('/notifications/:id/close', (id) => notification(id).close()),
    post('/notifications/:id/action', (id, body) => {
      notification(id).act(bodies.index.parse(body).index);
    }),
    post('/notifications/:id/reply', (id, body) => {
      notification(id).reply(bodies.text.parse(body).text);
    }),
    post('/notifications', (_id, body) => {
      desktop.canNotify = bodies.flag.parse(body).value;
    }),
  ];
}

function windowRoutes({ windows }: Host): readonly Route[] {
  const window = (id: string): StandinBrowserWindow => find(windows.all, id, 'window');
  return [
    get('/windows', () => windows.all.map(windowFacts)),
    post('/windows/:id/close', (id) => window(id).close()),
    post('/windows/:id/blur', (id) => window(id).blur()),
    post('/windows/:id/focus', (id) => window(id).focus()),
    post('/windows/:id/resize', (id, body) => window(id).setBounds(bodies.size.parse(body))),
  ];
}

function desktopRoutes(host: Host, { app, powerMonitor }: Pieces): readonly Route[] {
  const { desktop, theme } = host;
  return [
    get('/clipboard', async () => (await host.chromium()).clipboard.read()),
    get('/opened', () => desktop.opened),
    get('/about', () => desktop.about),
    get('/menu', () => desktop.applicationMenu),
    get('/shortcuts', () => [...desktop.shortcuts.keys()]),
    post('/shortcuts', (_id, body) => desktop.shortcuts.get(bodies.text.parse(body).text)?.()),
    post('/dialogs', (_id, body) => void desktop.dialogAnswers.push(bodies.dialog.parse(body))),
    post('/power', (_id, body) => powerMonitor.happen(bodies.text.parse(body).text)),
    post('/theme', (_id, body) => theme.desktopChanged(bodies.flag.parse(body).value)),
    post('/online', (_id, body) => {
      desktop.isOnline = bodies.flag.parse(body).value;
    }),
    post('/activate', () => void app.emit('activate', {}, false)),
    post('/quit', () => app.quit()),
  ];
}

function get(path: string, act: Route['act']): Route {
  return route('GET', path, act);
}

function post(path: string, act: Route['act']): Route {
  return route('POST', path, act);
}

function route(method: Route['method'], path: string, act: Route['act']): Route {
  return { method, pattern: new RegExp(`^${path.replace(':id', '(\\d+)')}$`), act };
}

function find<T extends { readonly id: number }>(all: Iterable<T>, id: string, kind: string): T {
  const found = [...all].find((each) => String(each.id) === id);
  if (!found) throw new Error(`There is no ${kind} ${id}.`);
  return found;
}

function trayFacts(tray: TrayOnDesktop) {
  return {
    id: tray.id,
    title: tray.title(),
    tooltip: tray.tooltip(),
    icon: tray.icon(),
    menu: tray.menu(),
  };
}

function windowFacts(window: StandinBrowserWindow) {
  return {
    id: window.id,
    title: window.getTitle(),
    visible: window.isVisible(),
    focused: window.isFocused(),
    bounds: window.getBounds(),
    url: window.contents.getURL(),
  };
}
