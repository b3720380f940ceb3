// Opening a batch: look at it, compare the secretariat's digits, by paper or by an earlier batch, or go on without them,
// check the one-time code for typing errors, and make the work file. Code and passphrase are dropped as soon as the
// answer came.

import { digitsComplete, plainCode } from "../parts/typed";
import {
  toFailure,
  type BatchCard,
  type Commands,
  type Failure,
  type PickedFile,
} from "../platform";
import { Pinning } from "./pinning.svelte";

export interface Ways {
  rpc: <C extends keyof Commands>(
    command: C,
    request: Commands[C]["request"],
    secrets?: { passphrase?: string; code?: string },
  ) => Promise<Commands[C]["answer"]>;
  place: (name: string) => Promise<PickedFile>;
  /** Documents that were opened on this machine, latest first. */
  recent: () => PickedFile[];
}

/** Characters before a code is worth checking. */
const CODE_FROM = 8;
const CODE_PAUSE = 200;

export class Opening {
  readonly file: string;
  readonly pins: Pinning;
  #ways: Ways;
  #first: BatchCard | null = null;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  card = $state.raw<BatchCard | null>(null);
  failure = $state.raw<Failure | null>(null);
  digitsFailure = $state.raw<Failure | null>(null);
  digits = $state("");
  skipped = $state(false);
  /** By an earlier batch or by the digits on paper; `null` until the expert says which. */
  way = $state<"earlier" | "digits" | null>(null);
  comparing = $state(false);
  /** `null` while too few digits are typed. */
  fit = $state<boolean | null>(null);
  code = $state("");
  codeWhole = $state(false);
  codeFault = $state.raw<Failure | null>(null);
  passphrase = $state("");
  /** The key file that was made beforehand, where the filing names the expert's key; and its passphrase. */
  keyFile = $state.raw<PickedFile | null>(null);
  keyPassphrase = $state("");
  target = $state.raw<PickedFile | null>(null);
  busy = $state(false);

  /** Where a batch was opened before, nobody types digits again that were compared then. */
  readonly byEarlier: boolean = $derived.by(() =>
    this.way === null ? this.pins.recent.length > 0 : this.way === "earlier",
  );
  /** The key is another one than was known before: only new digits on paper lead on. */
  readonly stopped: boolean = $derived.by(() => this.pins.differs !== null && this.fit !== true);
  readonly trusted: boolean = $derived.by(
    () => this.fit === true || (!this.stopped && (this.skipped || this.pins.known !== null)),
  );
  /** The new work file is opened by the passphrase of the earlier one that vouches for the key. */
  readonly ownPassphrase: string = $derived.by(() =>
    this.pins.known === null ? this.passphrase : this.pins.passphrase,
  );
  readonly ready: boolean = $derived(
    this.card !== null &&
      this.card.verdict !== "bad" &&
      this.trusted &&
      this.codeWhole &&
      this.ownPassphrase !== "" &&
      (!this.card.filed_key || (this.keyFile !== null && this.keyPassphrase !== "")) &&
      this.target !== null &&
      !this.busy,
  );

  constructor(file: string, ways: Ways) {
    this.file = file;
    this.#ways = ways;
    this.pins = new Pinning(file, ways.rpc, ways.recent);
  }

  async look(): Promise<void> {
    try {
      const card = await this.#ways.rpc("batch.look", { file: this.file });
      this.card = card;
      this.#first = card;
      this.failure = null;
      this.target ??= await this.#ways.place(card.suggested_name);
    } catch (error) {
      this.failure = toFailure(error);
    }
  }

  /** Compares as soon as all digits are there; a later answer to earlier digits is ignored. */
  async typeDigits(value: string): Promise<void> {
    this.digits = value;
    this.fit = null;
    this.digitsFailure = null;
    const turn = ++this.#asked;
    this.comparing = digitsComplete(value);
    if (!this.comparing) return;
    this.skipped = false;
    try {
      const card = await this.#ways.rpc("batch.look", { file: this.file, trust: value });
      if (turn !== this.#asked) return;
      this.fit = card.anchored;
      if (card.anchored) this.card = card;
    } catch (error) {
      if (turn === this.#asked) this.digitsFailure = toFailure(error);
    }
    if (turn === this.#asked) this.comparing = false;
  }

  /** Goes by an earlier batch, if there is one that says something; whatever was typed is dropped. */
  async goByEarlier(): Promise<void> {
    this.#dropDigits();
    this.skipped = false;
    await this.pins.look();
    if (this.pins.known !== null) this.card = this.pins.known.card;
  }

  /** Turns to the digits on paper, or to an earlier batch; what was found by the other way no longer holds. */
  turnTo(way: "earlier" | "digits"): void {
    this.way = way;
    this.pins.forget();
    this.#dropDigits();
    this.skipped = false;
    this.card = this.#first;
  }

  skip(): void {
    if (this.stopped) return;
    this.#dropDigits();
    this.skipped = true;
  }

  #dropDigits(): void {
    this.#asked++;
    this.comparing = false;
    this.digits = "";
    this.fit = null;
    this.digitsFailure = null;
  }

  compareAfterAll(): void {
    this.skipped = false;
  }

  typeCode(value: string): void {
    this.code = value;
    this.codeWhole = false;
    this.codeFault = null;
    clearTimeout(this.#timer);
    if (plainCode(value).length < CODE_FROM) return;
    this.#timer = setTimeout(() => void this.checkCode(), CODE_PAUSE);
  }

  async checkCode(): Promise<void> {
    const code = this.code;
    try {
      const { complete } = await this.#ways.rpc("code.check", {}, { code });
      if (code === this.code) this.codeWhole = complete;
    } catch (error) {
      if (code === this.code) this.codeFault = toFailure(error);
    }
  }

  /** Makes the work file; answers its token, or null when it could not. */
  async open(): Promise<string | null> {
    const target = this.target;
    if (!this.ready || target === null) return null;
    this.busy = true;
    this.failure = null;
    const known = this.pins.known;
    const trust = this.skipped || known !== null ? null : this.digits;
    const request = {
      file: this.file,
      trust,
      unverified: this.skipped,
      out: target.token,
      ...(known ? { pinned_by: known.file.token } : {}),
      ...(this.keyFile ? { key: this.keyFile.token } : {}),
    };
    const secrets = {
      code: this.code,
      passphrase: this.ownPassphrase,
      ...(this.keyFile ? { key: this.keyPassphrase } : {}),
    };
    try {
      await this.#ways.rpc("open", request, secrets);
      await this.#hold(target.token);
      this.code = "";
      this.passphrase = "";
      this.pins.passphrase = "";
      this.keyPassphrase = "";
      return target.token;
    } catch (error) {
      this.failure = toFailure(error);
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Opens what was just made, so that nobody types a passphrase three times; else the desk asks for it. */
  async #hold(work: string) {
    try {
      await this.#ways.rpc("work.see", { work }, { passphrase: this.ownPassphrase });
    } catch {
      // The work file is there, and its own page says what stands in the way of opening it.
    }
  }
}
