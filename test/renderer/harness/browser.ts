import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Page,
  type Route,
} from 'playwright-core';
import { build } from 'vite';
import { CONTENT_SECURITY_POLICY } from '../../../main/desktop/content-security.ts';

/** The system's Chromium; the suite is skipped where there is none. */
export const CHROMIUM = process.env['KALSHI_TRAY_CHROMIUM'] ?? '/usr/bin/chromium';

const ORIGIN = 'https://harness.test';
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
};

type Files = ReadonlyMap<string, string | Uint8Array>;

/** The app, built as for production and served from memory under the same content security policy as in Electron. */
export class Harness {
  readonly #browser: Browser;
  readonly #files: Files;

  private constructor(browser: Browser, files: Files) {
    this.#browser = browser;
    this.#files = files;
  }

  static async start(): Promise<Harness> {
    const files = await buildPage();
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: switches });
    return new Harness(browser, files);
  }

  /** A window of the popover's size, empty until a scene is shown in it. */
  async openWindow(options: BrowserContextOptions = {}): Promise<HarnessWindow> {
    const context = await this.#browser.newContext({
      viewport: { width: 400, height: 600 },
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      ...options,
    });
    await context.route(`${ORIGIN}/**`, (route) => this.#serve(route));
    return new HarnessWindow(await context.newPage());
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }

  #serve(route: Route): Promise<void> {
    const path = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    const body = this.#files.get(path);
    if (body === undefined) return route.fulfill({ status: 404 });
    const contentType = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    const headers = { 'content-security-policy': CONTENT_SECURITY_POLICY };
    return route.fulfill({ body: Buffer.from(body), contentType, headers });
  }
}

/** One page of the harness, and everything it complained about. */
export class HarnessWindow {
  readonly page: Page;
  /** Uncaught errors and error lines of the console: violated policies, missing files. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error') this.complaints.push(line.text());
    });
  }

  /** Starts the app anew in a scene. */
  async show(scene: string): Promise<void> {
    await this.page.goto(`${ORIGIN}/?scene=${scene}`);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

async function buildPage(): Promise<Files> {
  const built = await asForPeople(() =>
    build({
      configFile: `${import.meta.dirname}/vite.config.ts`,
      logLevel: 'warn',
      build: { write: false },
    }),
  );
  if (Array.isArray(built) || !('output' in built)) throw new Error('Expected one build.');
  return new Map(
    built.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]),
  );
}

/** Vite and Svelte build for development wherever `NODE_ENV` says anything but `production`, as it does while tests run. */
async function asForPeople<Value>(act: () => Promise<Value>): Promise<Value> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    return await act();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}
