// Slips for experts: for which of them, into which folder, and what was written. Decides nothing; a slip says what was
// taken in, and the desk makes it once.

import { called } from "../office/names";
import type { OfficeDesk } from "../office/state.svelte";
import type { PickedFile } from "../platform";
import type { BatchRow, Failure, SlipFile } from "../platform/desk";

/** An expert from whom something was taken in. */
export interface Handed {
  id: string;
  name: string;
}

/** Those of whom something came back, each once, in the order of their numbers. */
export function handedOver(rows: BatchRow[]): Handed[] {
  const found = new Map(
    rows.filter((r) => r.results).map((r) => [r.expert, called(r.expert, r.name)]),
  );
  return [...found].map(([id, name]) => ({ id, name })).sort((a, b) => a.id.localeCompare(b.id));
}

export class Slips {
  readonly #desk: OfficeDesk;
  whom = $state<"all" | "chosen">("all");
  chosen = $state<string[]>([]);
  folder = $state.raw<PickedFile | null>(null);
  written = $state.raw<SlipFile[]>([]);

  readonly ready: boolean = $derived(
    this.folder !== null && (this.whom === "all" || this.chosen.length > 0),
  );

  constructor(desk: OfficeDesk) {
    this.#desk = desk;
  }

  choose(expert: string, wanted: boolean): void {
    const others = this.chosen.filter((id) => id !== expert);
    this.chosen = wanted ? [...others, expert].sort() : others;
  }

  /** Writes them; stops at the first failure, and what was written until then stays shown. */
  async write(passphrase: string, force: boolean): Promise<Failure | null> {
    const folder = this.folder;
    if (folder === null) return null;
    this.written = [];
    const request = { ...this.#desk.scope, out: folder.token, ...(force ? { force } : {}) };
    const whom = this.whom === "all" ? [{}] : this.chosen.map((expert) => ({ expert }));
    for (const one of whom) {
      const failure = await this.#desk.run("slip.export", { ...request, ...one }, passphrase);
      if (failure) return failure;
      this.written = [...this.written, ...(this.#desk.answer("slip.export")?.slips ?? [])];
    }
    return null;
  }
}
