// The expert's desk as one thing: the work file as seen, where the expert stands, and the acts. Components read
// from here and call acts; only this module and `opening.svelte.ts` speak to the commands.

import {
  DeskFailure,
  toFailure,
  type ChangeView,
  type Checked,
  type Commands,
  type Entered,
  type Failure,
  type NominationView,
  type RecusalReason,
  type Sealed,
  type WorkView,
} from "../platform";
import { charsOf, commentMax, OVERALL_MAX } from "./criteria";
import { decimal, shortDecimal } from "./marks";
import { Entries, entryOf, type Place, type Value } from "./entries.svelte";
import {
  byNomination,
  linesOf,
  listed,
  neighbour,
  nextUnscored,
  type Filter,
  type Line,
  type Order,
} from "./list";
import { Pace } from "./pace";
import { Trail } from "./trail.svelte";

export const STEPS = ["pledge", "recusal", "score", "check", "seal"] as const;
export type StepName = (typeof STEPS)[number];

export type Rpc = <C extends keyof Commands>(
  command: C,
  request: Commands[C]["request"],
  secrets?: { passphrase?: string },
) => Promise<Commands[C]["answer"]>;

export class Desk {
  readonly token: string;
  readonly entries: Entries;
  readonly trail = new Trail();
  readonly pace = new Pace();
  #rpc: Rpc;

  view = $state.raw<WorkView | null>(null);
  rows = $state.raw(byNomination([]));
  failure = $state.raw<Failure | null>(null);
  step = $state<StepName>("pledge");
  current = $state<string | null>(null);
  record = $state.raw<NominationView | null>(null);
  recordFailure = $state.raw<Failure | null>(null);
  minutes = $state<number | null>(null);
  filter = $state<Filter>("all");
  search = $state("");
  order = $state<Order>("batch");
  /** The field that should have the focus next; the sheet answers and clears it. */
  wish = $state.raw<{ field: string; item: string | null } | "first" | "gap" | "keep" | null>(null);
  /** The comment that a clip from the material goes to: the last one that was edited. */
  clipTo = $state.raw<{ field: "comment" | "overall"; item: string | null }>({
    field: "overall",
    item: null,
  });

  readonly lines: Line[] = $derived(linesOf(this.view?.nominations ?? [], this.rows));
  readonly ordered: Line[] = $derived(
    listed(this.lines, { filter: "all", search: "", order: this.order }),
  );
  readonly shown: Line[] = $derived(
    listed(this.lines, {
      filter: this.filter,
      search: this.search,
      order: this.order,
      current: this.current,
    }),
  );
  readonly line: Line | null = $derived(
    this.lines.find((line) => line.card.id === this.current) ?? null,
  );
  readonly locked: boolean = $derived(
    this.view === null ||
      this.view.read_only ||
      this.view.sealed !== null ||
      this.view.pledged_at === null,
  );
  readonly declared: boolean = $derived(
    (this.view?.none_declared ?? false) || this.lines.some((line) => line.state === "recused"),
  );

  constructor(token: string, rpc: Rpc) {
    this.token = token;
    this.#rpc = rpc;
    this.entries = new Entries({
      send: (place, value) => this.#send(place, value),
      current: (place) => this.valueAt(place),
      entered: (answer, place, before, value) => this.#entered(answer, place, before, value),
      changed: (place, before, after) => this.trail.record(place, before, after),
      failed: toFailure,
    });
  }

  /** Reads the whole desk again. The first time, the expert is put where the work goes on. */
  async see(): Promise<void> {
    const first = this.view === null;
    try {
      const view = await this.#rpc("work.see", { work: this.token });
      this.view = view;
      this.rows = byNomination(view.rows);
      this.failure = null;
      if (first) this.step = beginning(view);
      this.current ??= nextUnscored(this.lines, null) ?? view.nominations[0]?.id ?? null;
      if (this.current !== null) await this.#load(this.current);
    } catch (error) {
      this.failure = toFailure(error);
    }
  }

  /** What the document holds at a place. */
  valueAt({ nomination, field, item }: Place): Value {
    const row = this.rows.get(nomination);
    const review = row?.review;
    switch (field) {
      case "mark": {
        const mark = review?.marks?.[item ?? ""];
        return mark === undefined ? null : decimal(mark);
      }
      case "gate":
        return review?.gates?.[item ?? ""] ?? null;
      case "comment":
        return review?.comments?.[item ?? ""] ?? "";
      case "overall":
        return review?.overall ?? "";
      case "recommendation":
        return review?.recommendation ?? null;
      case "unable":
        return review?.unable ?? null;
      case "note":
        return row?.note ?? "";
      case "flag":
        return row?.flag ?? false;
    }
  }

  /** What the field shows: the draft if there is one. */
  shownAt(place: Place): Value {
    const draft = this.entries.draft(place);
    return draft ? draft.text : this.valueAt(place);
  }

  /** Goes to a nomination; what waits is sent first, and the sheet keeps the focus. */
  go(nomination: string | null, wish: Desk["wish"] = null): void {
    if (nomination === null) return;
    if (wish !== null) this.wish = wish;
    if (nomination === this.current) return;
    this.entries.settle();
    this.pace.act(Date.now());
    this.current = nomination;
    void this.#load(nomination);
  }

  goBy(by: number, wish: Desk["wish"] = null): void {
    this.go(neighbour(this.shown, this.current, by), wish);
  }

  /** The next nomination that asks for something; null when nothing does. */
  nextUnscored(): string | null {
    const next = nextUnscored(this.ordered, this.current);
    this.go(next, "gap");
    return next;
  }

  undo(): void {
    this.#replay(this.trail.undo());
  }

  redo(): void {
    this.#replay(this.trail.redo());
  }

  goTo(step: StepName): void {
    if (step !== "pledge" && this.view?.pledged_at === null) return;
    void this.entries.flush();
    this.step = step;
  }

  /** To one field, wherever it is. */
  toField(place: Place): void {
    this.goTo("score");
    this.go(place.nomination, { field: place.field, item: place.item });
  }

  /** Adds a clip from the material to the comment that was edited last; answers where it went. */
  clip(text: string): { field: "comment" | "overall"; item: string | null } | null {
    if (this.locked || this.current === null) return null;
    const place: Place = { nomination: this.current, ...this.clipTo };
    const before = String(this.shownAt(place) ?? "");
    const after = before.trim() === "" ? text : `${before.trimEnd()}\n${text}`;
    this.entries.type(place, after, this.#fits(place, after) ? after : undefined);
    this.entries.leave(place);
    return this.clipTo;
  }

  /** To the first thing that is missing in a nomination. */
  jump(nomination: string): void {
    this.goTo("score");
    this.go(nomination, "gap");
  }

  async pledge(): Promise<void> {
    await this.#rpc("pledge", { work: this.token });
    await this.see();
    this.step = "recusal";
  }

  async recuse(nomination: string, reason: RecusalReason): Promise<void> {
    await this.entries.flush();
    await this.#rpc("recuse", { work: this.token, nomination, reason });
    this.trail.drop(nomination);
    await this.see();
  }

  async declareNone(): Promise<void> {
    await this.#rpc("recuse", { work: this.token, none: true });
    await this.see();
  }

  async check(): Promise<Checked> {
    await this.entries.flush();
    return this.#rpc("check", { work: this.token });
  }

  async seal(out: string, passphrase: string, force: boolean): Promise<Sealed> {
    // What the expert sees in a field and the document does not hold must not be sealed away.
    if (!(await this.entries.flush()))
      throw new DeskFailure({ code: "unsaved", params: {}, detail: "" });
    const sealed = await this.#rpc("seal", { work: this.token, out, force }, { passphrase });
    await this.see();
    return sealed;
  }

  #fits(place: Place, text: string): boolean {
    const item = this.view?.criteria.items.find((i) => i.id === place.item);
    return charsOf(text) <= (item ? commentMax(item) : OVERALL_MAX);
  }

  #replay(step: { place: Place; value: Value } | null): void {
    if (step === null || this.locked) return;
    this.toField(step.place);
    this.entries.put(step.place, step.value, false);
  }

  async #load(nomination: string): Promise<void> {
    try {
      const record = await this.#rpc("work.nomination", { work: this.token, nomination });
      if (this.current !== nomination) return;
      this.record = { ...record, history: record.history.map(asShown) };
      this.recordFailure = null;
    } catch (error) {
      if (this.current === nomination) this.recordFailure = toFailure(error);
    }
  }

  async #send(place: Place, value: Value): Promise<Entered> {
    const { nomination, field } = place;
    if (field !== "note" && field !== "flag") {
      return this.#rpc("enter", {
        work: this.token,
        nomination,
        entry: entryOf({ ...place, field }, value),
      });
    }
    const row = this.rows.get(nomination);
    const text = field === "note" ? String(value ?? "") : (row?.note ?? "");
    const flag = field === "flag" ? value === true : (row?.flag ?? false);
    const { at } = await this.#rpc("note", { work: this.token, nomination, text, flag });
    return { at, rows: row ? [{ ...row, note: text, flag }] : [] };
  }

  #entered(answer: Entered, place: Place, before: Value, value: Value): void {
    this.rows = byNomination(answer.rows, this.rows);
    this.pace.act(Date.now());
    if (this.rows.get(place.nomination)?.gaps.length === 0) this.pace.finished(place.nomination);
    this.minutes = this.pace.minutes;
    const { field, item } = place;
    if (
      this.record === null ||
      this.current !== place.nomination ||
      field === "note" ||
      field === "flag"
    )
      return;
    const word = (v: Value) => (v === null || v === "" ? null : String(v));
    const change = { at: answer.at, field, item, old: word(before), new: word(value) };
    this.record = { ...this.record, history: [...this.record.history, change] };
  }
}

function asShown(change: ChangeView): ChangeView {
  if (change.field !== "mark") return change;
  const short = (value: string | null) => (value === null ? null : shortDecimal(value));
  return { ...change, old: short(change.old), new: short(change.new) };
}

function beginning(view: WorkView): StepName {
  if (view.pledged_at === null) return "pledge";
  if (view.sealed !== null) return "seal";
  const declared = view.none_declared || view.rows.some((row) => row.review.recused);
  return declared ? "score" : "recusal";
}
