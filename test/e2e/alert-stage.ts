import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { AlertRuleDraft, Firing, RuleStatus } from '../../preload/contract/alerts.ts';
import type { MicroDollars } from '../../preload/contract/prices.ts';
import type { Snapshot } from '../../preload/contract/snapshot.ts';
import { draftFor } from '../../renderer/alerts/rule-draft.ts';
import { NetworkCable } from '../fakes/network-cable.ts';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { launch, MovedClock, type RunningApp } from './driver/index.ts';
import { follow } from './steps.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

const SOON = { timeout: 15 * SECOND, interval: 50 };

interface Props {
  readonly clock: MovedClock;
  readonly server: PracticeServer;
  readonly cable: NetworkCable;
  readonly app: RunningApp;
  readonly folder: string;
  readonly ticker: string;
}

/** A running app that follows one market of a practice exchange, at 40¢, over a network that can be cut. */
export class AlertStage {
  readonly clock: MovedClock;
  readonly server: PracticeServer;
  readonly cable: NetworkCable;
  readonly app: RunningApp;
  /** Emptied and removed in the end. */
  readonly folder: string;
  readonly ticker: string;
  #page: Page | null = null;

  private constructor(props: Props) {
    this.clock = props.clock;
    this.server = props.server;
    this.cable = props.cable;
    this.app = props.app;
    this.folder = props.folder;
    this.ticker = props.ticker;
  }

  static async open(): Promise<AlertStage> {
    const folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-e2e-'));
    const clock = new MovedClock();
    const server = await startPracticeServer({ clock });
    const { port } = new URL(server.exchange.restUrl);
    const cable = new NetworkCable(Number(port));
    await cable.plug();
    const ticker = server.operator.openTickers()[0] ?? expect.fail('No open market');
    server.operator.move(ticker, '0.4000');
    const env = cable.instead(server.environment);
    const app = await launch({ userDataDir: join(folder, 'data'), clock, env });
    const stage = new AlertStage({ clock, server, cable, app, folder, ticker });
    try {
      await stage.findPage();
      await stage.#follow();
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.cable.unplug();
    await this.server.stop();
    this.clock.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get page(): Page {
    return this.#page ?? expect.fail('The app has no page');
  }

  /** The page of the app as it runs now: after the start, and after each restart. */
  async findPage(): Promise<void> {
    this.#page = await this.app.page();
    await this.page.getByRole('button', { name: 'Keep this window open' }).waitFor();
  }

  /** On the market's row: a letter, a price and Enter. */
  async alertsAt(...prices: readonly string[]): Promise<void> {
    const before = (await this.rules()).length;
    for (const [index, price] of prices.entries()) {
      await this.page.getByRole('grid').focus();
      await this.page.keyboard.press('a');
      await this.page.keyboard.type(price);
      await this.page.keyboard.press('Enter');
      const count = before + index + 1;
      const name = count === 1 ? '1 alert' : `${count} alerts`;
      await this.page.getByRole('img', { name, exact: true }).waitFor();
    }
  }

  /** An alert on the market's bid rising to that many cents, with details no row asks for. */
  async makeRule(cents: number, changes: Partial<AlertRuleDraft>): Promise<void> {
    const threshold = (cents * 10_000) as MicroDollars;
    const condition = {
      kind: 'price',
      subject: 'yes-bid',
      direction: 'rises-to',
      threshold,
    } as const;
    const draft = {
      ...draftFor({ scope: 'market', ticker: this.ticker, condition }),
      ...changes,
    };
    const made = await this.page.evaluate(
      (rule) => window.kalshiTray.createRule({ draft: rule, start: null }),
      draft,
    );
    expect(made).toMatchObject({ ok: true, value: { kind: 'saved' } });
  }

  /** Moves the bid, polls at once instead of waiting for the minute, and waits until the app knows the new price. */
  async moveTo(cents: number): Promise<void> {
    this.server.operator.move(this.ticker, `0.${cents}00`);
    await this.page.evaluate(() => window.kalshiTray.refresh());
    await vi.waitFor(async () => {
      const { quotes } = await this.#snapshot();
      const quote = quotes.find(({ ticker }) => ticker === this.ticker);
      expect(quote?.yesBid?.price).toBe(cents * 10_000);
    }, SOON);
  }

  /** Time passes while everybody watches: in steps short enough not to look like sleep, each with a price. */
  async watchFor(minutes: number): Promise<void> {
    for (let step = 0; step < 2 * minutes; step += 1) {
      this.clock.advance(30 * SECOND);
      await this.moveTo(41 + (step % 2));
    }
  }

  /** Waits until that many notifications are on the screen, and no more. */
  async notified(count: number, timeout = 15 * SECOND): Promise<void> {
    await vi.waitFor(async () => expect(await this.app.notifications()).toHaveLength(count), {
      timeout,
      interval: 50,
    });
  }

  /** Newest first. */
  async firings(): Promise<readonly Firing[]> {
    const listed = await this.page.evaluate(() => window.kalshiTray.listFirings({}));
    return listed.ok ? listed.value.firings : expect.fail(listed.error.message);
  }

  async rules(): Promise<readonly RuleStatus[]> {
    return (await this.#snapshot()).rules;
  }

  async #snapshot(): Promise<Snapshot> {
    const snapshot = await this.page.evaluate(() => window.kalshiTray.getSnapshot());
    return snapshot.ok ? snapshot.value : expect.fail(snapshot.error.message);
  }

  async #follow(): Promise<void> {
    const { page } = this;
    await follow(page, this.ticker);
    await page.getByRole('row').filter({ hasText: '40' }).waitFor();
  }
}
