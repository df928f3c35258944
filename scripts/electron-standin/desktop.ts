import type Electron from 'electron';
import type { MenuSnapshot } from './api/menu-snapshot.ts';

/** The tray icon as the person sees it. */
export interface TrayOnDesktop {
  readonly id: number;
  title(): string;
  tooltip(): string;
  icon(): PictureOnDesktop;
  menu(): MenuSnapshot | null;
  click(kind: TrayClick, modifiers: TrayModifiers): void;
  clickMenuItem(path: readonly string[]): void;
}

export interface PictureOnDesktop {
  readonly dataURL: string;
  /** Of the encoded bytes, to tell pictures apart. */
  readonly sha256: string;
  readonly isTemplate: boolean;
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

/** The desktop around the app: what the app shows there, and what the person does. In memory, looked at over control. */
export class Desktop {
  readonly trays = new Set<TrayOnDesktop>();
  readonly notifications = new Set<NotificationOnDesktop>();
  /** Addresses and paths given to the system, in order. */
  readonly opened: string[] = [];
  /** Answers for the dialogs to come, first for first; without one a dialog is cancelled. */
  readonly dialogAnswers: DialogAnswer[] = [];
  /** Shortcuts the app holds, by accelerator. */
  readonly shortcuts = new Map<string, () => void>();
  about: { readonly options: Electron.AboutPanelOptionsOptions; readonly isShown: boolean } = {
    options: {},
    isShown: false,
  };
  applicationMenu: MenuSnapshot | null = null;
  isOnline = true;
  /** Whether the desktop shows notifications; when not, showing one fails. */
  canNotify = true;
  #lastId = 0;

  nextId(): number {
    return ++this.#lastId;
  }
}
