// What a rail shows of a station: its state as a word, and how many points are open there.

/** One station of a rail. */
export interface Station {
  /** `filing`, …: data-test is `station-<id>`. */
  id: string;
  /** The word of its state: text key `office-state-<word>`, with these parameters. */
  word: string;
  params: Record<string, string | number>;
  /** How many points are open. */
  open: number;
  /** How the mark beside the word looks. */
  look: "open" | "waiting" | "done" | "none";
}

/** A station; whatever has open points looks open unless something else is said. */
export function station(
  id: string,
  word: string,
  open: number,
  look: Station["look"],
  params: Station["params"] = {},
): Station {
  return { id, word, params, open, look };
}

/** Stations beside the order of the work: nothing there is next. */
const BESIDE = ["again", "keeping"];

/** The first station at which there is something to do; the last one of the work if there is nothing. */
export function nextStation(stations: Station[]): string {
  const open = stations.find((s) => s.open > 0);
  const work = stations.filter((s) => !BESIDE.includes(s.id));
  return open?.id ?? work.at(-1)?.id ?? "";
}
