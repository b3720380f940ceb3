// Alt and a digit lead to a station. With a modifier it can be no typed text, so it acts everywhere.

import { composing } from "../parts/keys.svelte";
import type { Station } from "./stations";

/** The station that a key leads to; null for every other key. */
export function stationByKey(event: KeyboardEvent, stations: Station[]): string | null {
  if (composing(event) || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return null;
  }
  const digit = /^Digit([0-9])$/.exec(event.code)?.[1];
  // As they lie on the keyboard: 0 comes after 9.
  return digit === undefined ? null : (stations[(Number(digit) + 9) % 10]?.id ?? null);
}
