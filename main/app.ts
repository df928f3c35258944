import { app, dialog, ipcMain } from 'electron';
import { join } from 'node:path';
import type { StorageNotice } from '../preload/contract/storage.ts';
import { ok, type Result } from '../preload/contract/result.ts';
import type { Platform } from '../preload/contract/snapshot.ts';
import { systemClock } from './adapters/clock.ts';
import { fileLog } from './adapters/log.ts';
import { systemRandom } from './adapters/random.ts';
import { AlertNotifications } from './alert-notifications.ts';
import { createDesktop } from './desktop/create-desktop.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { Launch } from './desktop/launch.ts';
import type { Notice } from './desktop/notifier.ts';
import type { PowerEvent } from './desktop/power.ts';
import { Environments } from './environments.ts';
import type { OutsideWorld } from './exchange.ts';
import { createHandlers } from './handlers.ts';
import { registerOperations } from './ipc/operations.ts';
import { Pusher } from './ipc/pushes.ts';
import { resolveEnvironments } from './kalshi/environments.ts';
import { openWebSocket } from './kalshi/stream/ws-socket.ts';
import { KeytarSecrets } from './keychain/keytar-secrets.ts';
import { loadKeytar } from './keychain/load-keytar.ts';
import { Services, type Audience } from './services.ts';
import { SettingsService } from './settings/settings-service.ts';
import { Stores } from './stores.ts';
import { windowPlace } from './window-place.ts';

/** Builds the app and joins its parts; says why when it cannot. Call once, after ready. */
export async function startApp(launch: Launch): Promise<void> {
  const log = fileLog(join(app.getPath('logs'), 'kalshi-tray.log'), systemClock);
  const started = await start(launch, {
    clock: systemClock,
    random: systemRandom,
    fetch,
    openSocket: openWebSocket,
    log,
  });
  if (started.ok) return;
  log.warn(started.error.message);
  dialog.showErrorBox(`${app.getName()} cannot start`, started.error.message);
  app.exit(1);
}

/** Everything but macOS and Windows follows the desktop conventions of Linux. */
const thisPlatform: Platform =
  process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';

async function start(launch: Launch, world: OutsideWorld): Promise<Result<undefined>> {
  const { clock, log } = world;
  const known = resolveEnvironments(process.env);
  if (!known.ok) return known;
  const opened = Stores.open({ folder: join(app.getPath('userData'), 'data'), clock, log });
  if (!opened.ok) return opened;
  const stores = opened.value;
  const settings = new SettingsService(stores.database);
  const environments = new Environments(clock, known.value);
  const environment = await environments.first(launch.practice, settings.current.environment);
  if (!environment.ok) return environment;

  const secrets = new KeytarSecrets({ clock, loadKeytar });
  const pusher = new Pusher(clock, (name, value) => desktop.push(name, value));
  const audience: Audience = {
    push(name, value) {
      pusher.push(name, value);
      desktop.render();
    },
    quote(quote) {
      pusher.quote(quote);
      desktop.render();
    },
    market: (market) => pusher.market(market),
    forget: () => pusher.forget(),
  };
  const notifications = new AlertNotifications({
    clock,
    desktop: () => desktop,
    settings: () => settings.current,
    alerts: () => services.session.alerts,
  });
  const services: Services = new Services(
    {
      world,
      stores,
      settings,
      environments,
      variables: process.env,
      secrets,
      platform: thisPlatform,
      version: app.getVersion(),
      notifier: notifications,
      audience,
      askWhere: (name) => desktop.chooseFile(name),
    },
    environment.value,
  );
  const desktop: Desktop = createDesktop({
    platform: thisPlatform,
    appName: app.getName(),
    version: app.getVersion(),
    preload: join(app.getAppPath(), 'dist/preload/index.cjs'),
    page: join(app.getAppPath(), 'dist/renderer'),
    clock,
    log,
    connection: () => services.session.feed.connection,
    key: () => services.account.account.key,
    settings: () => settings.current,
    pinnedMarkets: () => services.session.pinnedMarkets,
    unseenAlerts: () => services.session.alerts.inbox.unseen,
    alertsUnwatched: () => services.session.alerts.isNeglected,
    isPinnedOpen: () => settings.current.pinnedOpen,
    bounds: windowPlace(settings, world),
    refresh: () => void services.session.refresh(),
    onVisibility: (isVisible) => pusher.setVisible(isVisible),
    onPower: (event) => onPower(services, event),
    onLaunch: (second) =>
      second.practice && void services.updateSettings({ environment: 'practice' }),
  });
  registerOperations(ipcMain, createHandlers(services, desktop), log);
  app.on('will-quit', () => {
    services.stop();
    stores.close();
    if (secrets.isBlocked) endBySignal();
  });
  notifications.start();
  for (const notice of stores.notices.all) void desktop.notifier.show(storageNotice(notice));
  stores.start(settings.current.retention);
  services.start();
  if (launch.hidden) desktop.prepare();
  else desktop.show();
  return ok();
}

function onPower(services: Services, event: PowerEvent): void {
  switch (event) {
    case 'suspend':
      return services.sleep();
    case 'resume':
      return services.wake();
    case 'unlock':
      return services.unlock();
    case 'lock':
    case 'shutdown':
      return;
  }
}

/** A keychain call that waits for an answer keeps its thread, and the process would wait for that thread. */
function endBySignal(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** What happened to a file is told once, where it is seen even if the window stays closed. */
function storageNotice({ kind, message }: StorageNotice): Notice {
  const title = kind === 'database-set-aside' ? 'Database set aside' : 'Price history set aside';
  return { id: kind, title, body: message, silent: true, actions: [], group: '' };
}
