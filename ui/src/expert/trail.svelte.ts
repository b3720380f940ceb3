// Undo and redo over entries of one desk. Declarations (pledge, recusal, seal) never come here. Quick typing in
// one field is one step; a pause or another field begins the next.

import { keyOf, type Place, type Value } from "./entries.svelte";

export interface Change {
  place: Place;
  before: Value;
  after: Value;
  at: number;
}

/** Changes of one field closer together than this are one step, in milliseconds. */
export const TOGETHER = 2000;
const LONGEST = 500;

export class Trail {
  #done = $state.raw<Change[]>([]);
  #undone = $state.raw<Change[]>([]);
  #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  record(place: Place, before: Value, after: Value): void {
    const at = this.#now();
    const last = this.#done.at(-1);
    const together =
      last &&
      keyOf(last.place) === keyOf(place) &&
      at - last.at < TOGETHER &&
      last.after === before;
    const typed = place.field === "mark" || place.field === "comment" || place.field === "overall";
    if (together && typed)
      this.#done = [...this.#done.slice(0, -1), { place, before: last.before, after, at }];
    else this.#done = [...this.#done, { place, before, after, at }].slice(-LONGEST);
    this.#undone = [];
  }

  /** The value to put back, and where. */
  undo(): { place: Place; value: Value } | null {
    const last = this.#done.at(-1);
    if (!last) return null;
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, last];
    return { place: last.place, value: last.before };
  }

  redo(): { place: Place; value: Value } | null {
    const last = this.#undone.at(-1);
    if (!last) return null;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, { ...last, at: 0 }];
    return { place: last.place, value: last.after };
  }

  /** A recusal voids what was entered: those steps cannot come back. */
  drop(nomination: string): void {
    this.#done = this.#done.filter((change) => change.place.nomination !== nomination);
    this.#undone = this.#undone.filter((change) => change.place.nomination !== nomination);
  }
}
