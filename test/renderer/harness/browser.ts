import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
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

  /** Opens a scene in a window of the popover's size. */
  async open(scene: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width: 400, height: 600 },
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      ...options,
    });
    const page = await context.newPage();
    await page.route(`${ORIGIN}/**`, (route) => {
      const path = new URL(route.request().url()).pathname.slice(1) || 'index.html';
      const body = this.#files.get(path);
      if (body === undefined) return route.fulfill({ status: 404 });
      const contentType = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      const headers = { 'content-security-policy': CONTENT_SECURITY_POLICY };
      return route.fulfill({ body: Buffer.from(body), contentType, headers });
    });
    await page.goto(`${ORIGIN}/?scene=${scene}`);
    return page;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }
}

async function buildPage(): Promise<Files> {
  const built = await build({
    configFile: `${import.meta.dirname}/vite.config.ts`,
    logLevel: 'warn',
    build: { write: false },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error('Expected one build.');
  return new Map(
    built.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]),
  );
}
