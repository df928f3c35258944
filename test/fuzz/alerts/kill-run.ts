import Database from 'better-sqlite3';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expectedFirings, stormQuote } from './storm.ts';

const CHILD = join(import.meta.dirname, 'kill-child.ts');
/** How long the last process may take to show everything. */
const DRAIN_MS = 60_000;

/** What a series of kills has cost. All but the counts of what happened should be nothing. */
export interface KillReport {
  readonly kills: number;
  readonly firings: number;
  readonly notifications: number;
  /** Expected and not in the ledger, or there and not expected. */
  readonly wrongInLedger: readonly string[];
  readonly lost: readonly string[];
  /** Notifications shown twice because the kill fell between showing and marking. */
  readonly repeated: number;
  /** Notifications shown twice without that excuse, or more than one after a kill. */
  readonly repeatedWithoutExcuse: readonly string[];
}

/** A storm of firings whose process is killed again and again; the exchange (this side) repeats what was not dealt with. */
export class KillRun {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-kill-alerts-'));
  readonly #database = join(this.#folder, 'alerts.db');
  readonly #shown = join(this.#folder, 'shown.jsonl');
  readonly #withoutExcuse: string[] = [];
  #next = 0;
  #kills = 0;
  #repeated = 0;
  #linesSeen = 0;
  /** Shown just before a kill, and still not marked. */
  #inFlight: ReadonlySet<string> = new Set();
  readonly #everShown = new Set<string>();

  /** Starts a process and kills it `ms` after its first sign of life, or after its start when `early`. */
  async killOnce(ms: number, early: boolean): Promise<void> {
    const child = this.#spawn();
    const kill = (): void => void child.kill('SIGKILL');
    let timer = early ? setTimeout(kill, ms) : undefined;
    const exit = new Promise((resolve) => child.once('exit', resolve));
    this.#feed(child, () => {
      timer ??= setTimeout(kill, ms);
    });
    await exit;
    clearTimeout(timer);
    this.#kills += 1;
    this.#inspect();
  }

  /** Lets a last process show what is left, and adds everything up. */
  async finish(): Promise<KillReport> {
    const target = this.#next + 100;
    const child = this.#spawn();
    const exit = new Promise((resolve) => child.once('exit', resolve));
    const started = Date.now();
    this.#feed(child, () => undefined, target);
    while ((this.#next < target || this.#due().size > 0) && Date.now() - started < DRAIN_MS) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    child.kill('SIGKILL');
    await exit;
    this.#inspect();
    const report = this.#report();
    rmSync(this.#folder, { recursive: true });
    return report;
  }

  #report(): KillReport {
    const ledger = this.#keys('true');
    const actual = this.#select(`rule_id || '/' || generation || '=' || value`, 'true');
    const expected = expectedFirings(this.#next);
    const wrongInLedger = [
      ...expected.filter(missingFrom(actual)),
      ...actual.filter(missingFrom(expected)),
    ];
    if (actual.length !== new Set(actual).size) wrongInLedger.push('a firing is there twice');
    return {
      kills: this.#kills,
      firings: actual.length,
      notifications: this.#linesSeen,
      wrongInLedger,
      lost: ledger.filter((key) => !this.#everShown.has(key)),
      repeated: this.#repeated,
      repeatedWithoutExcuse: this.#withoutExcuse,
    };
  }

  #spawn(): ChildProcess {
    return spawn(process.execPath, [CHILD, this.#database, this.#shown], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  }

  /** Sends a quote for every one dealt with, beginning with the one nobody has acknowledged. */
  #feed(child: ChildProcess, onAlive: () => void, end = Infinity): void {
    const { stdin, stdout } = child;
    if (!stdin || !stdout) throw new Error('The child has no pipes.');
    stdin.on('error', () => undefined);
    createInterface({ input: stdout }).on('line', (line) => {
      onAlive();
      const number = Number(line);
      if (number >= 0) this.#next = number + 1;
      if (this.#next < end) stdin.write(`${JSON.stringify(stormQuote(this.#next))}\n`);
    });
  }

  /** After a kill: what was shown again, and whether that can be excused by the kill before. */
  #inspect(): void {
    const lines = existsSync(this.#shown)
      ? readFileSync(this.#shown, 'utf8').split('\n').slice(0, -1)
      : [];
    const fresh = lines.slice(this.#linesSeen).map((line) => JSON.parse(line) as string[]);
    this.#linesSeen = lines.length;
    let repeated = 0;
    for (const keys of fresh) {
      const again = keys.filter((key) => this.#everShown.has(key));
      if (again.length > 0) repeated += 1;
      this.#withoutExcuse.push(...again.filter((key) => !this.#inFlight.has(key)));
      for (const key of keys) this.#everShown.add(key);
    }
    if (repeated > 1) this.#withoutExcuse.push(`${repeated} notifications after one kill`);
    this.#repeated += repeated;
    const due = this.#due();
    const unmarked = fresh
      .slice(0, -1)
      .flat()
      .filter((key) => due.has(key));
    this.#withoutExcuse.push(
      ...unmarked.map((key) => `${key} was not marked before the next was shown`),
    );
    const candidates = [...this.#inFlight, ...(fresh.at(-1) ?? [])];
    this.#inFlight = new Set(candidates.filter((key) => due.has(key)));
  }

  #due(): ReadonlySet<string> {
    return new Set(this.#keys(`delivery = 'due'`));
  }

  #keys(where: string): readonly string[] {
    return this.#select(`rule_id || '/' || generation`, where);
  }

  #select(expression: string, where: string): readonly string[] {
    if (!existsSync(this.#database)) return [];
    const database = new Database(this.#database);
    try {
      const isThere = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'alert_firing'`);
      if (!isThere.get()) return [];
      const query = `SELECT ${expression} FROM alert_firing WHERE ${where} ORDER BY id`;
      return database.prepare<[], string>(query).pluck().all();
    } finally {
      database.close();
    }
  }
}

function missingFrom(list: readonly string[]): (item: string) => boolean {
  const all = new Set(list);
  return (item) => !all.has(item);
}
