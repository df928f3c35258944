import { z } from 'zod';
import type { MenuItemFacts } from './driver.ts';

const menuItem: z.ZodType<MenuItemFacts> = z.object({
  type: z.string(),
  label: z.string(),
  enabled: z.boolean(),
  checked: z.boolean(),
  submenu: z.lazy(() => z.array(menuItem)),
});
const id = z.number().int();
const trays = z.array(
  z.object({
    id,
    title: z.string(),
    tooltip: z.string(),
    icon: z.object({ dataURL: z.string() }),
    menu: z.array(menuItem).nullable(),
  }),
);
const notifications = z.array(
  z.object({
    id,
    title: z.string(),
    body: z.string(),
    silent: z.boolean(),
    actions: z.array(z.string()),
  }),
);
const windows = z.array(
  z.object({
    id,
    visible: z.boolean(),
    focused: z.boolean(),
    bounds: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  }),
);

/** The stand-in's control endpoint (scripts/electron-standin/README.md). */
export class ControlClient {
  readonly address: string;

  constructor(address: string) {
    this.address = address;
  }

  async trays(): Promise<z.infer<typeof trays>> {
    return trays.parse(await this.#ask('GET', '/trays'));
  }

  async notifications(): Promise<z.infer<typeof notifications>> {
    return notifications.parse(await this.#ask('GET', '/notifications'));
  }

  async windows(): Promise<z.infer<typeof windows>> {
    return windows.parse(await this.#ask('GET', '/windows'));
  }

  async opened(): Promise<readonly string[]> {
    return z.array(z.string()).parse(await this.#ask('GET', '/opened'));
  }

  async clipboard(): Promise<string> {
    return z.string().parse(await this.#ask('GET', '/clipboard'));
  }

  /** Does something; rejects with the endpoint's sentence when it cannot. */
  async act(path: string, body: object = {}): Promise<void> {
    await this.#ask('POST', path, body);
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.address + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    throw new Error(z.object({ error: z.string() }).parse(answer).error);
  }
}
