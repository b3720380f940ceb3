// Minutes per nomination in this sitting: working time between two acts, pauses left out.

/** A longer silence than this is a pause and is not counted, in milliseconds. */
export const PAUSE_FROM = 5 * 60_000;

export class Pace {
  #worked = 0;
  #last: number | null = null;
  #finished = new Set<string>();

  act(now: number): void {
    if (this.#last !== null && now - this.#last < PAUSE_FROM)
      this.#worked += Math.max(0, now - this.#last);
    this.#last = now;
  }

  finished(nomination: string): void {
    this.#finished.add(nomination);
  }

  /** Minutes with one decimal, or null before there is anything to say. */
  get minutes(): number | null {
    if (this.#finished.size === 0) return null;
    return Math.round(this.#worked / this.#finished.size / 6000) / 10 || null;
  }
}
