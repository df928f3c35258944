import { createContext } from 'svelte';
import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { Snapshot } from '../../preload/contract/snapshot.ts';
import { AlertCommands } from '../alerts/alert-commands.ts';
import { AlertsView } from '../alerts/alerts-view.svelte.ts';
import { RuleForms } from '../alerts/rule-forms.ts';
import { ArchiveCommands } from '../archive/archive-commands.ts';
import { ArchiveView } from '../archive/archive-view.svelte.ts';
import { Exporting } from '../archive/exporting.svelte.ts';
import { WatchlistCommands } from '../watchlist/watchlist-commands.ts';
import { WatchlistView } from '../watchlist/watchlist-view.svelte.ts';
import { Speaker } from '../sound/speaker.ts';
import { Commands } from './commands.ts';
import { Now } from './now.ts';
import { Refresh } from './refresh.svelte.ts';
import { Router } from './router.svelte.ts';
import { Session } from './session.svelte.ts';
import { Toasts } from './toasts.svelte.ts';

/** What every screen is given. */
export interface Tray {
  readonly api: KalshiTrayApi;
  readonly session: Session;
  readonly commands: Commands;
  readonly refresh: Refresh;
  readonly alertCommands: AlertCommands;
  readonly router: Router;
  readonly toasts: Toasts;
  readonly now: Now;
  readonly watchlistView: WatchlistView;
  readonly watchlistCommands: WatchlistCommands;
  readonly alertsView: AlertsView;
  readonly ruleForms: RuleForms;
  readonly archiveView: ArchiveView;
  readonly archiveCommands: ArchiveCommands;
  readonly exporting: Exporting;
  readonly speaker: Speaker;
}

export const [useTray, provideTray] = createContext<Tray>();

/** Joins the parts of the window's state around a first snapshot. */
export function createTray(api: KalshiTrayApi, snapshot: Snapshot): Tray {
  const session = new Session(snapshot);
  const toasts = new Toasts();
  const now = new Now(() => session.connection.aheadMs);
  const speaker = new Speaker();
  const commands = new Commands(api, session, toasts);
  const alertCommands = new AlertCommands(api, commands);
  const ruleForms = new RuleForms(session, commands, alertCommands);
  const router: Router = new Router((place) => ruleForms.leave(place, () => router.go(place)));
  const archiveView = new ArchiveView(api);
  session.listen(api, ({ message }) => toasts.show(message));
  session.stored.listen(api, (message) => toasts.show(message));
  api.listen('navigate', (route) => router.go(route));
  api.listen('sound', (order) => speaker.play(order));
  return {
    api,
    session,
    toasts,
    router,
    commands,
    refresh: new Refresh(api, session, commands),
    alertCommands,
    now,
    watchlistView: new WatchlistView(session, now),
    watchlistCommands: new WatchlistCommands(api, session, commands),
    alertsView: new AlertsView(api, session),
    ruleForms,
    archiveView,
    archiveCommands: new ArchiveCommands(api, commands, archiveView),
    exporting: new Exporting(api, (message) => commands.say(message)),
    speaker,
  };
}
