// One question to the office and its last answer. Asking again for what is already there does nothing, and
// an answer that comes after a newer question is dropped.

import { DeskFailure, rpc } from "../platform";
import type { Commands, Failure } from "../platform/desk";

/** A question to the office that stations ask when they are shown. */
export class Query<C extends keyof Commands> {
  data = $state.raw<Commands[C]["answer"] | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(false);
  readonly #command: C;
  #asked = "";

  constructor(command: C) {
    this.#command = command;
  }

  /** Asks, unless this very thing was asked at the same `revision` before. */
  async ask(request: Commands[C]["request"], revision: number): Promise<void> {
    const about = JSON.stringify(request);
    const asked = `${String(revision)} ${about}`;
    if (asked === this.#asked) return;
    // What is shown belongs to something else: better nothing than the wrong thing.
    if (!this.#asked.endsWith(` ${about}`)) this.data = null;
    this.#asked = asked;
    this.loading = true;
    try {
      const answer = await rpc(this.#command, request);
      if (this.#asked !== asked) return;
      this.data = answer;
      this.failure = null;
    } catch (error) {
      if (this.#asked !== asked) return;
      this.failure = failureOf(error);
    } finally {
      if (this.#asked === asked) this.loading = false;
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#asked = "";
    this.data = null;
    this.failure = null;
    this.loading = false;
  }
}

/** Whatever was thrown, as a failure with a code. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DeskFailure) return error.failure;
  return { code: "internal", params: {}, detail: String(error) };
}
