// What happens with a file that is opened, dropped or double-clicked: `inspect` says what it is, and that
// leads to a page, to another window, or to a sentence.
import {
  openWindow,
  pick,
  rpc,
  type Failure,
  type Inspected,
  type PickedFile,
  type PickWhat,
  toFailure,
} from "../platform";
import { go, routeFor, routes, type Route } from "../routes.svelte";

/** A file that none of our pages is for, or that could not be read; shown until it is closed. */
export interface Notice {
  file: PickedFile;
  kind: Inspected["kind"] | null;
  failure: Failure | null;
}

export const opening: { notice: Notice | null } = $state({ notice: null });

/** Opens a file: here, or in another window while a document is open here. */
export async function open(file: PickedFile): Promise<void> {
  const route = await look(file);
  if (route !== null) await lead(route, file.token);
}

/** To a page that needs no file: here, or in another window while a document is open here. */
export function lead(route: Route, token: string | null = null): Promise<void> {
  if (documentOpen()) return openWindow(token);
  go(route);
  return Promise.resolve();
}

/** Asks for files and opens what was chosen. */
export async function choose(what: PickWhat): Promise<void> {
  const files = await pick(what);
  if (files.length > 0) await openAll(files);
}

/** Files were dropped. While a document is open its desk may want them, so only documents act here. */
export async function dropped(files: PickedFile[]): Promise<void> {
  if (!documentOpen()) return openAll(files);
  for (const file of files) {
    const route = await look(file, routes.current.at === "work");
    if (route !== null && route.at !== "verify") await openWindow(file.token);
  }
}

/** The document that `open` made of a batch; the token is all that is known of it. */
export function opened(token: string): PickedFile {
  return { token, name: "", folder: "", kind: "work" };
}

async function openAll(files: PickedFile[]): Promise<void> {
  // On the verify page, and of several, all are bundles to be verified.
  const verifying = routes.current.at === "verify" || files.length > 1;
  if (verifying && !documentOpen()) go({ at: "verify", files });
  else for (const each of files) await open(each);
}

function documentOpen(): boolean {
  return routes.current.at === "work" || routes.current.at === "office";
}

async function look(file: PickedFile, tell = true): Promise<Route | null> {
  try {
    const { kind } = await rpc("inspect", { file: file.token });
    const route = routeFor(file, kind);
    if (route === null && tell) opening.notice = { file, kind, failure: null };
    return route;
  } catch (thrown) {
    opening.notice = { file, kind: null, failure: toFailure(thrown) };
    return null;
  }
}
