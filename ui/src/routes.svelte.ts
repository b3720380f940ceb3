// What the window shows. One window, one document: its kind decides the desk.
import { rpc, type Inspected, type PickedFile } from "./platform";

export type Route =
  | { at: "start" }
  | { at: "batch"; file: PickedFile }
  | { at: "work"; file: PickedFile }
  | { at: "office"; file: PickedFile }
  | { at: "verify"; files: PickedFile[] }
  | { at: "new-office" }
  | { at: "restore" };

let current = $state.raw<Route>({ at: "start" });

export const routes = {
  get current(): Route {
    return current;
  },
};

export function go(route: Route) {
  current = route;
}

const lastWords = new Set<() => Promise<unknown>>();

/** Runs `f` before the page is left or the window closes, to save what is being typed. Returns how to
 *  take that back. */
export function beforeLeaving(f: () => Promise<unknown>): () => void {
  lastWords.add(f);
  return () => lastWords.delete(f);
}

/** Saves everything being typed; false when something of it could not be saved. */
export async function settle(): Promise<boolean> {
  // Leaving a field saves it, too.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const said = await Promise.allSettled([...lastWords].map((f) => f()));
  return said.every((one) => one.status === "fulfilled" && one.value !== false);
}

/** What somebody wanted to do while something could not be saved; asked about until it is answered. */
export const unsaved: { act: (() => void) | null } = $state({ act: null });

/** Saves, then does it; where something cannot be saved, the person decides. */
export async function afterSaving(act: () => void, kept: () => void = () => undefined) {
  if (await settle()) return act();
  kept();
  unsaved.act = act;
}

/** Back to the start page; the document is closed. */
export function leave(): Promise<void> {
  return afterSaving(() => void close());
}

async function close(): Promise<void> {
  const left = current;
  go({ at: "start" });
  if (left.at === "work" || left.at === "office") {
    // Whatever goes wrong here, everything was committed before: there is nothing to tell.
    await rpc("close", { file: left.file.token }).catch(() => undefined);
  }
}

/** Where a file leads by what it is; null when it is none of ours. */
export function routeFor(file: PickedFile, kind: Inspected["kind"]): Route | null {
  switch (kind) {
    case "batch":
    case "work":
    case "office":
      return { at: kind, file };
    case "results":
    case "edition":
    case "filing":
    case "receipt":
    case "submission":
    case "ack":
    case "received":
    case "return":
    case "materials":
    case "selection":
    case "revocations":
    case "sealed":
    case "bundle_damaged":
      return { at: "verify", files: [file] };
    default:
      return null;
  }
}
