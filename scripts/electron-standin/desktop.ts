import type Electron from 'electron';
import type { MenuSnapshot } from './api/menu.ts';

/** The tray icon as the person sees it. */
export interface TrayOnDesktop {
  readonly id: number;
  title(): string;
  tooltip(): string;
  icon(): { readonly dataURL: string; readonly sha256: string; readonly isTemplate: boolean };
  menu(): MenuSnapshot | null;
  click(kind: TrayClick, modifiers: TrayModifiers): void;
  clickMenuItem(path: readonly string[]): void;
}

export type TrayClick = 'click' | 'right-click' | 'double-click' | 'middle-click';

export interface TrayModifiers {
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** A notification as the person sees it. */
export interface NotificationOnDesktop {
  readonly id: number;
  readonly title: string;
  readonly subtitle: string;
  readonly body: string;
  readonly silent: boolean;
  readonly actions: readonly string[];
  click(): void;
  close(): void;
  act(index: number): void;
  reply(text: string): void;
}

/** What a dialog is to be answered with; `response` is the button of a message box. */
export interface DialogAnswer {
  readonly filePaths?: readonly string[] | undefined;
  readonly response?: number | undefined;
}

/** The desktop around the app: what the app shows there, and what the person does. Held in memory, looked at over control. */
export class Desktop {
  readonly trays = new Set<TrayOnDesktop>();
  readonly notifications = new Set<NotificationOnDesktop>();
  /** Addresses and paths given to the system, in order. */
  readonly opened: string[] = [];
  /** Answers for the dialogs to come, first for first; without one a dialog is cancelled. */
  readonly dialogAnswers: DialogAnswer[] = [];
  /** Accelerators taken by the app. */
  readonly shortcuts = new Map<string, () => void>();
  clipboard = '';
  prefersDark = false;
  about: Electron.AboutPanelOptionsOptions = {};
  aboutShown = false;
  isOnline = true;
  canNotify = true;
  #lastId = 0;

  nextId(): number {
    return ++this.#lastId;
  }
}
