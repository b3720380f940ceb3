// The state of an office's desk: its view, the chosen track, what stations asked, and the act that is
// running. Every act goes through `run`, which refreshes the view afterwards, done or not.

import { cancel, rpc, type Progress } from "../platform";
import type { Clerk, Commands, Failure, OfficeView, TrackState } from "../platform/desk";
import { Forms } from "./forms.svelte";
import { failureOf, Query } from "./query.svelte";

type Name = keyof Commands;

/** Acts that concern one track; the others concern the office. */
const OF_TRACK: Name[] = ["filing.export", "intake", "accept", "pack", "merge", "submit"];

/** Acts that take long enough to be shown in front of everything else, and can be stopped. */
export const LONG: Name[] = ["pack", "intake", "merge", "submit", "receive", "verify"];

/** A clerk who signs with a personal key. */
export interface Person {
  name: string;
  passphrase: string;
}

/** An act that waits for the passphrase of the office, or of the clerks who decide it. */
export interface Signing {
  /** The sentence that names what is signed, and what follows from it. */
  title: string;
  consequence: string;
  /** How many clerks sign with their own keys; none unless said. */
  people?: number;
  /** False where the office itself signs nothing. */
  office?: boolean;
  run: (passphrase: string, people: Person[]) => Promise<Failure | null>;
}

/** What was typed wrongly: it asks again, and is no failure of the act. */
const ASK_AGAIN = ["wrong-passphrase", "wrong-clerk-passphrase", "same-clerk"];

/** What an act left behind, and what it was asked. */
interface Done {
  request: unknown;
  answer: unknown;
}
type Kept<T> = Partial<Record<string, T>>;

/** The desk of one office. */
export class OfficeDesk {
  readonly token: string;
  view = $state.raw<OfficeView | null>(null);
  /** The clerks who have keys of their own; where there are some, a decision is signed and not only named. */
  clerks = $state.raw<Clerk[]>([]);
  failure = $state.raw<Failure | null>(null);
  station = $state("");
  /** Grows with every act, so that what stations asked is asked again. */
  revision = $state(0);
  signing = $state.raw<Signing | null>(null);
  wrongPassphrase = $state.raw<Failure | null>(null);
  running = $state.raw<Name | null>(null);
  progress = $state.raw<Progress | null>(null);
  /** What was picked and typed; another track begins with empty forms. */
  forms = $state.raw(new Forms());

  readonly nominations = new Query("office.nominations");
  readonly nomination = new Query("office.nomination");
  readonly filing = new Query("office.filing");
  readonly template = new Query("office.template");
  readonly batches = new Query("office.batches");
  readonly ranking = new Query("office.ranking");
  readonly standing = new Query("office.standing");
  readonly register = new Query("office.register");

  #chosen = $state<string | null>(null);
  #answers = $state.raw<Kept<Done>>({});
  #faults = $state.raw<Kept<Failure>>({});

  constructor(token: string) {
    this.token = token;
  }

  /** The chosen track, or the first one. */
  get track(): TrackState | null {
    const tracks = this.view?.tracks ?? [];
    return tracks.find((t) => t.track === this.#chosen) ?? tracks[0] ?? null;
  }

  /** Turns to another track. */
  choose(track: string): void {
    if (track === this.track?.track) return;
    this.#chosen = track;
    this.forms = new Forms();
  }

  /** Office and track, as most requests begin. */
  get scope(): { office: string; track: string } {
    return { office: this.token, track: this.track?.track ?? "" };
  }

  /** Whether nothing may be changed here. */
  get readOnly(): boolean {
    return this.view?.read_only ?? false;
  }

  /** Reads the view anew. */
  async load(): Promise<void> {
    try {
      this.view = await rpc("office.see", { office: this.token });
      this.clerks = (await rpc("clerk.list", { office: this.token })).clerks ?? [];
      this.failure = null;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  /** Does an act, keeps its answer or its failure for this track, and looks again. */
  async run<C extends Name>(
    command: C,
    request: Commands[C]["request"],
    passphrase?: string,
    people: Person[] = [],
  ): Promise<Failure | null> {
    if (this.running) return null;
    const key = this.#key(command);
    this.running = command;
    this.progress = null;
    this.#answers = { ...this.#answers, [key]: undefined };
    this.#faults = { ...this.#faults, [key]: undefined };
    try {
      const answer = await rpc(command, request, {
        ...(passphrase ? { passphrase } : {}),
        ...(people[0] ? { clerk: people[0].passphrase } : {}),
        ...(people[1] ? { second: people[1].passphrase } : {}),
        onProgress: (p) => (this.progress = p),
      });
      this.#answers = { ...this.#answers, [key]: { request, answer } };
      return null;
    } catch (error) {
      const failure = failureOf(error);
      this.#faults = { ...this.#faults, [key]: failure };
      return failure;
    } finally {
      this.running = null;
      this.progress = null;
      this.revision += 1;
      await this.load();
    }
  }

  /** What an act last answered, for this track where it concerns one. */
  answer<C extends Name>(command: C): Commands[C]["answer"] | null {
    return (this.#answers[this.#key(command)]?.answer as Commands[C]["answer"] | undefined) ?? null;
  }

  /** What that act had been asked. */
  asked<C extends Name>(command: C): Commands[C]["request"] | null {
    const done = this.#answers[this.#key(command)];
    return (done?.request as Commands[C]["request"] | undefined) ?? null;
  }

  /** Why an act was last not done. */
  fault(command: Name): Failure | null {
    return this.#faults[this.#key(command)] ?? null;
  }

  /** Takes a failure away that was read. */
  dismiss(command: Name): void {
    this.#faults = { ...this.#faults, [this.#key(command)]: undefined };
  }

  /** Asks for the passphrase before an act that signs. */
  sign(signing: Signing): void {
    this.wrongPassphrase = null;
    this.signing = signing;
  }

  /** Does the act that waits. A wrong passphrase asks again and is no failure of the act. */
  async confirm(passphrase: string, people: Person[] = []): Promise<void> {
    const signing = this.signing;
    if (!signing) return;
    this.signing = null;
    const failure = await signing.run(passphrase, people);
    if (failure && ASK_AGAIN.includes(failure.code)) {
      this.#faults = {};
      this.signing = signing;
      this.wrongPassphrase = failure;
    }
  }

  /** Gives an act up that waits for the passphrase. */
  giveUp(): void {
    this.signing = null;
    this.wrongPassphrase = null;
  }

  /** Asks the running act to stop. */
  async stop(): Promise<void> {
    await cancel();
  }

  #key(command: Name): string {
    return OF_TRACK.includes(command) ? `${command} ${this.track?.track ?? ""}` : command;
  }
}
