// What was compared before on this machine (formats.md §1): an earlier work file of the same edition says which key of
// the secretariat's was known then. It is opened by the expert's own passphrase; the digits in it are never shown.

import {
  toFailure,
  type BatchCard,
  type Commands,
  type Failure,
  type PickedFile,
} from "../platform";

export type Ask = <C extends keyof Commands>(
  command: C,
  request: Commands[C]["request"],
  secrets?: { passphrase?: string },
) => Promise<Commands[C]["answer"]>;

/** An earlier work file that says something about this batch. */
export interface Earlier {
  file: PickedFile;
  batch: string;
  madeAt: string;
  card: BatchCard;
}

/** No file of that passphrase. */
const LOCKED = "wrong-passphrase-or-damaged";
/** What is told first, where several files say nothing about this batch. */
const TOLD = ["pinned-unverified", "pinned-elsewhere"];

export class Pinning {
  readonly #file: string;
  readonly #ask: Ask;
  readonly #recent: () => PickedFile[];

  picked = $state.raw<PickedFile | null>(null);
  passphrase = $state("");
  busy = $state(false);
  /** The key is the one that was known then. */
  known = $state.raw<Earlier | null>(null);
  /** It is another one: nobody goes on from here without new digits on paper. */
  differs = $state.raw<Earlier | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** None of the recent work files opens with what was typed. */
  locked = $state(false);

  readonly ready: boolean = $derived(
    this.passphrase !== "" && !this.busy && (this.picked !== null || this.recent.length > 0),
  );

  constructor(file: string, ask: Ask, recent: () => PickedFile[]) {
    this.#file = file;
    this.#ask = ask;
    this.#recent = recent;
  }

  /** Work files that were opened on this machine, latest first. */
  get recent(): PickedFile[] {
    return this.#recent().filter((file) => file.kind === "work");
  }

  /** Looks into the one that was picked, or else into the recent ones until one says something. */
  async look(): Promise<void> {
    if (!this.ready) return;
    this.busy = true;
    this.forget();
    const failures: Failure[] = [];
    for (const file of this.picked ? [this.picked] : this.recent) {
      try {
        const request = { file: this.#file, pinned_by: file.token };
        this.#keep(file, await this.#ask("batch.look", request, { passphrase: this.passphrase }));
        break;
      } catch (error) {
        failures.push(toFailure(error));
      }
    }
    if (this.known === null && this.differs === null) this.#tell(failures);
    this.busy = false;
  }

  /** Takes back what was found; that the key is another one is not taken back. */
  forget(): void {
    this.known = null;
    this.failure = null;
    this.locked = false;
  }

  #keep(file: PickedFile, card: BatchCard): void {
    const { batch = "", made_at: madeAt = "" } = card.pinned ?? {};
    const earlier = { file, batch, madeAt, card };
    if (card.anchored) {
      this.known = earlier;
      this.differs = null;
    } else this.differs = earlier;
  }

  #tell(failures: Failure[]): void {
    const first = TOLD.flatMap((code) => failures.filter((f) => f.code === code))[0];
    const other = failures.find((f) => f.code !== LOCKED);
    this.locked = this.picked === null && other === undefined;
    this.failure = this.locked ? null : (first ?? other ?? failures[0] ?? null);
  }
}
