// Everything an expert types on its way into the document: one queue, one entry at a time, the latest value of
// a field wins. A field is called saved only after the answer came; what could not be saved keeps its text and
// its reason. While a Chinese input method composes, nothing of that field is sent.

import { SvelteMap } from "svelte/reactivity";
import type { Entered, Entry, Failure } from "../platform";

export type Value = string | boolean | null;

/** The fields of the sheet, and the private note and flag that never leave this machine. */
export type Field = Entry["field"] | "note" | "flag";

export interface Place {
  nomination: string;
  field: Field;
  item: string | null;
}

/** `typing` waits for the pause, `invalid` cannot be sent as it stands, `saved` is kept only while it has focus. */
export type DraftState = "typing" | "invalid" | "queued" | "sending" | "saved" | "failed";

export interface Draft {
  place: Place;
  text: Value; // as it stands in the field
  value: Value | undefined; // as it is sent; undefined while it is no valid entry
  state: DraftState;
  failure: Failure | null;
}

export interface Wiring {
  send: (place: Place, value: Value) => Promise<Entered>;
  current: (place: Place) => Value; // what the document holds
  entered: (answer: Entered, place: Place, before: Value, value: Value) => void; // the commit returned
  changed: (place: Place, before: Value, after: Value) => void; // a person's change, for undo
  failed: (error: unknown) => Failure;
}

/** Milliseconds after the last key; a commit follows at the latest then. */
export const PAUSE = 350;

export function keyOf(place: Place): string {
  return [place.nomination, place.field, place.item ?? ""].join("\u0000");
}

export function entryOf(place: Place & { field: Entry["field"] }, value: Value): Entry {
  const item = place.item ?? "";
  switch (place.field) {
    case "mark":
      return { field: "mark", item, value: typeof value === "string" ? value : null };
    case "gate":
      return { field: "gate", item, value: typeof value === "boolean" ? value : null };
    case "comment":
      return { field: "comment", item, value: typeof value === "string" ? value : "" };
    case "overall":
      return { field: "overall", value: typeof value === "string" ? value : "" };
    default:
      return { field: place.field, value: typeof value === "string" ? value : null };
  }
}

export class Entries {
  #wiring: Wiring;
  #drafts = new SvelteMap<string, Draft>();
  #queue: string[] = [];
  // Plain on purpose: no screen reads these.
  #handed = new Map<string, Value>(); // the last value of a field that was given to the queue
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #composing = new Set<string>();
  #focused: string | null = null;
  #running: Promise<void> | null = null;
  #at = $state<string | null>(null);

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
  }

  /** When the last commit returned. */
  get at(): string | null {
    return this.#at;
  }

  get state(): "idle" | "saving" | "saved" | "failed" {
    const states = [...this.#drafts.values()].map((draft) => draft.state);
    if (states.includes("failed")) return "failed";
    if (states.some((s) => s === "typing" || s === "queued" || s === "sending")) return "saving";
    return this.#at === null ? "idle" : "saved";
  }

  /** What could not be saved, or cannot be as it stands. */
  get open(): Draft[] {
    return [...this.#drafts.values()].filter(
      (draft) => draft.state === "failed" || draft.state === "invalid",
    );
  }

  draft(place: Place): Draft | null {
    return this.#drafts.get(keyOf(place)) ?? null;
  }

  /** A key was pressed in a field: shown at once, sent after the pause. */
  type(place: Place, text: Value, value: Value | undefined): void {
    const key = keyOf(place);
    this.#focused = key;
    this.#set(key, {
      place,
      text,
      value,
      state: value === undefined ? "invalid" : "typing",
      failure: null,
    });
    this.#stop(key);
    if (value !== undefined && !this.#composing.has(key)) {
      this.#timers.set(
        key,
        setTimeout(() => this.#hand(key, true), PAUSE),
      );
    }
  }

  /** A choice, a restored or an undone value: sent at once. */
  put(place: Place, value: Value, kept = true): void {
    const key = keyOf(place);
    this.#stop(key);
    this.#set(key, { place, text: value, value, state: "typing", failure: null });
    this.#hand(key, kept);
  }

  /** Sends what a field holds without waiting for the pause. */
  commit(place: Place): void {
    const key = keyOf(place);
    if (!this.#composing.has(key)) this.#hand(key, true);
  }

  /** The field lost the focus. */
  leave(place: Place): void {
    const key = keyOf(place);
    this.#composing.delete(key);
    this.#hand(key, true);
    if (this.#focused === key) this.#focused = null;
    if (this.#drafts.get(key)?.state === "saved") this.#drafts.delete(key);
  }

  /** An input method starts or ends composing: what was typed before goes first, then nothing until the end. */
  compose(place: Place, on: boolean): void {
    const key = keyOf(place);
    if (on) {
      this.#hand(key, true);
      this.#composing.add(key);
      return;
    }
    this.#composing.delete(key);
    const draft = this.#drafts.get(key);
    if (draft?.state === "typing") this.type(place, draft.text, draft.value);
  }

  /** Sends everything that waits, and says at the end whether nothing was left behind: nothing that could not
   *  be saved, and nothing that stands in a field and fits no rule. */
  async flush(): Promise<boolean> {
    for (const [key, draft] of this.#drafts) {
      if (draft.state === "typing" && !this.#composing.has(key)) this.#hand(key, true);
    }
    await this.#running;
    return this.open.length === 0;
  }

  /** The screen goes to another nomination: send what waits, keep nothing that is saved. */
  settle(): void {
    this.#focused = null;
    void this.flush();
    for (const [key, draft] of this.#drafts) if (draft.state === "saved") this.#drafts.delete(key);
  }

  /** Tries again what could not be saved. */
  retry(): void {
    for (const [key, draft] of this.#drafts) {
      if (draft.state === "failed") this.#push(key);
    }
    this.#pump();
  }

  /** Gives up what could not be saved in a field; the document's value stands. */
  forget(place: Place): void {
    const key = keyOf(place);
    this.#stop(key);
    this.#handed.delete(key);
    this.#drafts.delete(key);
  }

  #set(key: string, draft: Draft): void {
    this.#drafts.set(key, draft);
  }

  #stop(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  #known(key: string, place: Place): Value {
    const handed = this.#handed.get(key);
    return handed === undefined ? this.#wiring.current(place) : handed;
  }

  #hand(key: string, kept: boolean): void {
    this.#stop(key);
    const draft = this.#drafts.get(key);
    if (draft?.state !== "typing" || draft.value === undefined) return;
    const before = this.#known(key, draft.place);
    if (before === draft.value && !this.#handed.has(key)) {
      this.#done(key, draft);
      return;
    }
    if (kept && before !== draft.value) this.#wiring.changed(draft.place, before, draft.value);
    this.#handed.set(key, draft.value);
    this.#push(key);
    this.#pump();
  }

  #push(key: string): void {
    const draft = this.#drafts.get(key);
    if (draft) this.#set(key, { ...draft, state: "queued", failure: null });
    if (!this.#queue.includes(key)) this.#queue.push(key);
  }

  #pump(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  async #run(): Promise<void> {
    for (let key = this.#queue.shift(); key !== undefined; key = this.#queue.shift())
      await this.#one(key);
  }

  async #one(key: string): Promise<void> {
    const draft = this.#drafts.get(key);
    if (draft?.state !== "queued" || draft.value === undefined) return;
    const { place, value } = draft;
    const before = this.#wiring.current(place);
    this.#set(key, { ...draft, state: "sending" });
    try {
      const answer = await this.#wiring.send(place, value);
      this.#at = answer.at;
      this.#wiring.entered(answer, place, before, value);
      const now = this.#drafts.get(key);
      if (now?.state === "sending") this.#done(key, now);
    } catch (error) {
      const now = this.#drafts.get(key);
      if (now?.state === "sending")
        this.#set(key, { ...now, state: "failed", failure: this.#wiring.failed(error) });
    }
  }

  #done(key: string, draft: Draft): void {
    this.#handed.delete(key);
    if (this.#focused === key) this.#set(key, { ...draft, state: "saved" });
    else this.#drafts.delete(key);
  }
}
