import type { KeySummary } from '../preload/contract/account.ts';
import type { Environment, EnvironmentId } from '../preload/contract/environment.ts';
import type { Market } from '../preload/contract/market.ts';
import type { Pushes } from '../preload/contract/pushes.ts';
import type { Quote } from '../preload/contract/quote.ts';
import { ok, type Result } from '../preload/contract/result.ts';
import type { Settings } from '../preload/contract/settings.ts';
import type { Platform, Snapshot } from '../preload/contract/snapshot.ts';
import type { Notifier } from './alerts/notifier.ts';
import { AccountService } from './account/account.ts';
import { SqliteKeyMarkers } from './account/key-markers.ts';
import { offeredKey } from './account/key-offer.ts';
import { readKeyFile } from './account/read-key-file.ts';
import { detailOf } from './adapters/log.ts';
import type { Environments } from './environments.ts';
import { ExportDesk, type AskWhere } from './history/export-desk.ts';
import { keyCheckerFor, type OutsideWorld } from './exchange.ts';
import type { HeldName } from './ipc/held-pushes.ts';
import { KeyStore } from './keychain/key-store.ts';
import type { KeytarSecrets } from './keychain/keytar-secrets.ts';
import { parsePrivateKey } from './keychain/private-key.ts';
import { welcomeToPractice } from './practice-welcome.ts';
import { Session } from './session.ts';
import type { Stores } from './stores.ts';
import type { SettingsService } from './settings/settings-service.ts';

/** Who shows what the services know. */
export interface Audience {
  push<Name extends HeldName>(name: Name, value: Pushes[Name]): void;
  quote(quote: Quote): void;
  market(market: Market): void;
  /** Another exchange takes over: what was not shown yet shall not be. */
  forget(): void;
}

export interface ServiceParts {
  readonly world: OutsideWorld;
  readonly stores: Stores;
  readonly settings: SettingsService;
  readonly environments: Environments;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly secrets: KeytarSecrets;
  readonly platform: Platform;
  readonly version: string;
  readonly notifier: Notifier;
  readonly audience: Audience;
  /** Where a person wants a file to go. */
  readonly askWhere: AskWhere;
}

/** The app without its desktop: what is kept, what is known and what is told, joined. */
export class Services {
  readonly account: AccountService;
  readonly exports: ExportDesk;
  readonly #parts: ServiceParts;
  #session: Session;

  /** Starts in `environment`, whatever the settings say: the command line may have named another. */
  constructor(parts: ServiceParts, environment: Environment) {
    const { world, stores, secrets, platform, environments, variables } = parts;
    this.#parts = parts;
    this.account = new AccountService({
      keychain: new KeyStore(secrets),
      listenLate: secrets.listenLate,
      markers: new SqliteKeyMarkers(stores.database, world.log),
      checker: keyCheckerFor((id) => environments.find(id), world),
      parseKey: parsePrivateKey,
      readKeyFile,
      offer: offeredKey(variables),
      clock: world.clock,
      platform,
      environment: environment.id,
    });
    this.exports = new ExportDesk(stores.history, parts.askWhere);
    this.#session = this.#open(environment);
  }

  /** Begins to watch prices and asks the keychain for the key. */
  start(): void {
    this.account.listen((account) => {
      this.#parts.audience.push('account', account);
      void this.#useCredentials();
    });
    this.stores.notices.listen((notices) => this.#parts.audience.push('storageNotices', notices));
    this.#begin();
  }

  get stores(): Stores {
    return this.#parts.stores;
  }

  get session(): Session {
    return this.#session;
  }

  get snapshot(): Snapshot {
    const { settings, environments, version, platform } = this.#parts;
    const { feed, watchlist, book, environment, alerts, history } = this.#session;
    return {
      connection: feed.connection,
      environments: environments.ids,
      watchlist: watchlist.entries,
      groups: watchlist.groups,
      markets: book.markets,
      quotes: book.quotes,
      account: this.account.account,
      settings: { ...settings.current, environment: environment.id },
      rules: alerts.rules.all,
      unseen: alerts.inbox.unseen,
      alertWatch: alerts.watch,
      recording: history.recorder.state,
      backfill: history.backfill.progress,
      storageNotices: this.stores.notices.all,
      version,
      platform,
    };
  }

  /** What is known is on disk when this returns. */
  stop(): void {
    this.account.close();
    this.exports.stop();
    this.#session.stop();
    void this.#parts.environments.stop();
  }

  /** The machine goes to sleep: what happens from now on is looked up when it wakes. */
  sleep(): void {
    this.#session.alerts.onSuspend();
  }

  /** The machine woke up: connections that look alive may be dead. */
  wake(): void {
    this.#session.alerts.onResume();
    void this.#session.refresh();
  }

  /** Somebody came back to the machine, which often unlocks the keychain, too. */
  unlock(): void {
    if (this.account.account.key.name === 'unavailable') void this.account.retry();
  }

  /** Changes settings; turning to another environment closes everything of the present one. */
  async updateSettings(patch: Partial<Settings>): Promise<Result<undefined>> {
    const { settings, audience } = this.#parts;
    if (patch.environment !== undefined && patch.environment !== this.#session.environment.id) {
      const turned = await this.#turnTo(patch.environment);
      if (!turned.ok) return turned;
    }
    settings.update(patch);
    if (patch.retention !== undefined) this.stores.setRetention(patch.retention);
    if (patch.pollSeconds !== undefined) this.#session.feed.setPollSeconds(patch.pollSeconds);
    audience.push('settings', this.snapshot.settings);
    return ok();
  }

  /** Makes a key on the practice exchange and stores it the way any key is stored. */
  async importPracticeKey(): Promise<Result<KeySummary>> {
    const { keyId, privateKeyPem } = await this.#parts.environments.createPracticeKey();
    return this.account.importKey({
      environment: 'practice',
      keyId,
      source: { kind: 'text', text: privateKeyPem },
      passphrase: '',
    });
  }

  async #turnTo(id: EnvironmentId): Promise<Result<undefined>> {
    const environment = await this.#parts.environments.find(id);
    if (!environment.ok) return environment;
    this.#session.stop();
    this.#parts.audience.forget();
    this.#session = this.#open(environment.value);
    this.#begin();
    this.#parts.audience.push('connection', this.#session.feed.connection);
    return ok();
  }

  #open(environment: Environment): Session {
    const { audience, settings } = this.#parts;
    const { pollSeconds } = settings.current;
    const session = new Session({ ...this.#parts, environment, pollSeconds });
    session.feed.listenToConnection((connection) => audience.push('connection', connection));
    session.feed.listenToOrderBook((book) => audience.push('orderBook', book));
    session.trades.listen((trade) => audience.push('trades', [trade]));
    session.watchlist.listen((entries) => audience.push('watchlist', entries));
    session.watchlist.listenToGroups((groups) => audience.push('groups', groups));
    session.book.listenToMarkets((market) => audience.market(market));
    session.book.listenToQuotes((quote) => audience.quote(quote));
    session.alerts.listenToRules((change) => audience.push('rules', change));
    session.alerts.listenToFirings((firings) => audience.push('firings', firings));
    session.alerts.listenToWatch((watch) => audience.push('alertWatch', watch));
    session.history.recorder.listenToState((state) => audience.push('recording', state));
    session.history.backfill.listen((progress) => audience.push('backfill', progress));
    session.alerts.inbox.listenToUnseen((unseen) => audience.push('unseen', unseen));
    return session;
  }

  #begin(): void {
    this.#session.start();
    const { settings, world } = this.#parts;
    welcomeToPractice(this.#session, settings).catch((error: unknown) =>
      world.log.warn(`Nothing was followed in practice: ${detailOf(error)}`),
    );
    void this.account.load(this.#session.environment.id);
  }

  async #useCredentials(): Promise<void> {
    const { credentials } = this.account;
    const { environment, exchange } = this.#session;
    if (credentials && environment.id === 'practice') {
      await this.#parts.environments.recognisePracticeKey(credentials);
    }
    if (credentials === this.account.credentials) await exchange.setCredentials(credentials);
  }
}
