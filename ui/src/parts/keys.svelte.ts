// The keys of the screen, as the dialog behind "?" lists them. Each part of a screen registers its own
// while it is shown; acting on them is its own business.
import { look } from "../look/look.svelte";

export interface Key {
  keys: string;
  title: string;
}

let lists = $state.raw<Key[][]>([]);
export const keysDialog = $state({ open: false });

/** Adds keys to the list; returns how to take them away. */
export function registerKeys(list: Key[]): () => void {
  lists = [...lists, list];
  return () => {
    lists = lists.filter((other) => other !== list);
  };
}

export function keys(): Key[] {
  return lists.flat();
}

/** Whether an input method is at work: such a key belongs to it alone. */
export function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether the key goes into a field. */
export function typing(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

/** Whether a key of a single letter may act now (WCAG 2.1.4). */
export function letterActs(event: KeyboardEvent): boolean {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  return look.letters && plain && !composing(event) && !typing(event);
}
