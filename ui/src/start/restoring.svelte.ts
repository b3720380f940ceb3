// Making an office file from a backup: which backup, where the new file goes, why. Nothing is ever restored over
// a file: where no place was chosen, one that is free is. The passphrase is dropped as soon as the answer came.

import { toFailure, type Commands, type Failure, type PickedFile } from "../platform";

export interface Ways {
  rpc: <C extends keyof Commands>(
    command: C,
    request: Commands[C]["request"],
    secrets?: { passphrase?: string },
  ) => Promise<Commands[C]["answer"]>;
  place: (name: string) => Promise<PickedFile>;
}

/** What was made: the log that begins and the one that it goes on from. */
export interface Again {
  file: PickedFile;
  path: string;
  pastLog: string;
  /** How many rows the log had that ended, and the hash of the last one. */
  pastRows: number;
  pastHead: string;
  log: string;
  head: string;
}

/** What `backup` puts behind the name of the office file. */
const STAMP = /-\d{8}-\d{6}(?=\.hjo$)/;

export class Restoring {
  readonly #ways: Ways;
  backup = $state.raw<PickedFile | null>(null);
  target = $state.raw<PickedFile | null>(null);
  reason = $state("");
  passphrase = $state("");
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);
  done = $state.raw<Again | null>(null);

  /** The name that the office file had. */
  readonly name: string = $derived(this.backup?.name.replace(STAMP, "") ?? "office.hjo");
  readonly ready: boolean = $derived(
    this.backup !== null && this.passphrase !== "" && !this.busy && this.done === null,
  );

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  async restore(): Promise<void> {
    const backup = this.backup;
    if (!this.ready || backup === null) return;
    this.busy = true;
    this.failure = null;
    const beside = { passphrase: this.passphrase };
    try {
      const file = this.target ?? (await this.#ways.place(this.name));
      const reason = this.reason.trim();
      const request = {
        file: backup.token,
        out: file.token,
        ...(reason === "" ? {} : { reason }),
      };
      const made = await this.#ways.rpc("restore", request, beside);
      // Nobody types a passphrase twice; what stands in the way, the office's own page says.
      await this.#ways.rpc("office.see", { office: file.token }, beside).catch(() => undefined);
      this.passphrase = "";
      this.done = {
        file,
        path: made.path,
        pastLog: made.past_log,
        pastRows: Number(made.past_head.split(":")[0]),
        pastHead: made.past_head,
        log: made.log,
        head: made.head,
      };
    } catch (error) {
      this.failure = toFailure(error);
    } finally {
      this.busy = false;
    }
  }
}
