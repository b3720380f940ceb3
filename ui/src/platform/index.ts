// The door to the shell: every call of the screens to the program goes through here, and no other
// folder knows Tauri. No rule is decided here, no path is ever seen: files are opaque tokens.
import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Commands } from "./desk";
import { DeskFailure, toFailure } from "./failure";

export type * from "./desk";
export { DeskFailure, toFailure } from "./failure";

/** How far long work has come; its sentence is the key `step-<step>`. */
export interface Progress {
  step: string;
  done: number;
  total: number;
}

/** By ending .hjb / .hjw / .hjo; `inspect` says what a file is by its bytes. */
export type FileKind = "batch-or-bundle" | "work" | "office" | "other";

/** A file the person chose. `folder` is for display only. */
export interface PickedFile {
  token: string;
  name: string;
  folder: string;
  kind: FileKind;
}

export type PickWhat =
  | "bundle"
  | "bundles"
  | "batch"
  | "document"
  | "office-new"
  | "work-new"
  | "file-new"
  | "folder"
  | "table"
  | "any"
  | "any-many";

export interface Demo {
  digits: string;
  passphrase: string;
  files: {
    file: PickedFile;
    role: "expert" | "body" | "secretariat";
    title: string;
    code: string | null;
  }[];
  /** Further results bundles, folders. */
  extra: { file: PickedFile; title: string }[];
}

export interface Start {
  version: string;
  language: string;
  opened: PickedFile | null;
  recent: PickedFile[];
  demo: Demo | null;
}

/** Secrets beside a request: of the document, of a batch, of the clerk who acts and of the second one. */
export interface Secrets {
  passphrase?: string;
  code?: string;
  clerk?: string;
  second?: string;
  key?: string;
}

interface Beside extends Secrets {
  onProgress?: (p: Progress) => void;
}

/** Runs a command of the desks. Secrets travel beside the request. Rejects with `DeskFailure`. */
export function rpc<C extends keyof Commands>(
  command: C,
  request: Commands[C]["request"],
  beside: Beside = {},
): Promise<Commands[C]["answer"]> {
  const progress = new Channel<Progress>();
  progress.onmessage = (p) => beside.onProgress?.(p);
  const { passphrase, code, clerk, second, key } = beside;
  const secrets = { passphrase, code, clerk, second, key };
  return call("rpc", { name: command, request, beside: secrets, progress });
}

/** Cancels the long work of this window. */
export function cancel(): Promise<void> {
  return call("cancel");
}

/** The native dialog; empty when it was cancelled. */
export function pick(what: PickWhat, suggestedName?: string): Promise<PickedFile[]> {
  return call("pick", { what, name: suggestedName ?? null });
}

/** Where a new document of that name goes unless the person says otherwise. */
export function place(name: string): Promise<PickedFile> {
  return call("place", { name });
}

/** What this window begins with. */
export function start(): Promise<Start> {
  return call("start");
}

/** Tells the watchdog that something can be seen. */
export function ready(): Promise<void> {
  return call("ready");
}

/** Files dropped on the window. Returns how to stop listening. */
export function onDropped(f: (files: PickedFile[]) => void): () => void {
  return on<PickedFile[]>("dropped", f);
}

/** A file this window is asked to open, by a double click outside. */
export function onOpened(f: (file: PickedFile) => void): () => void {
  return on<PickedFile>("opened", f);
}

/** The window is about to close: what is still being typed can be saved, then `closeWindow` follows. */
export function onClosing(f: () => void): () => void {
  return on<null>("closing", f);
}

/** Closes this window; nothing in it is saved any more. */
export function closeWindow(): Promise<void> {
  return call("close_window");
}

/** The window stays: something in it could not be saved. */
export function stay(): Promise<void> {
  return call("stay");
}

/** The name of the document, in the title of the window. */
export function entitle(title: string): Promise<void> {
  return call("entitle", { title });
}

/** Another window, on a document or on the start page. */
export function openWindow(token: string | null): Promise<void> {
  return call("open_window", { token });
}

/** Address of an attachment of the open document; it answers the bytes, and nothing else. */
export function attachmentUrl(
  token: string,
  nomination: string,
  index: number,
  track?: string,
): string {
  const path = [token, track ?? "-", nomination, String(index)].map(encodeURIComponent).join("/");
  return onWindows() ? `http://batch.localhost/${path}` : `batch://localhost/${path}`;
}

/** Puts text on the clipboard. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
  }
}

// Some web views refuse the clipboard API to pages that are not https.
function copyBySelection(text: string) {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  (focused?.closest("[role=dialog], [role=alertdialog]") ?? document.body).append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  if (!done) throw new DeskFailure({ code: "internal", params: {}, detail: "clipboard refused" });
}

function onWindows(): boolean {
  return navigator.userAgent.includes("Windows");
}

function label(): string {
  return window.__TAURI_INTERNALS__.metadata.currentWebview.label;
}

declare global {
  interface Window {
    /** What the shell puts into the page. */
    __TAURI_INTERNALS__: { metadata: { currentWebview: { label: string } } };
  }
}

async function call<T>(command: string, args?: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw new DeskFailure(toFailure(thrown));
  }
}

function on<T>(event: string, f: (payload: T) => void): () => void {
  let stopped = false;
  const hear = ({ payload }: { payload: T }) => {
    if (!stopped) f(payload);
  };
  // Without a target a window would also hear what is said to the others.
  const listening = listen<T>(event, hear, { target: label() });
  return () => {
    stopped = true;
    void listening.then((stop) => stop());
  };
}
