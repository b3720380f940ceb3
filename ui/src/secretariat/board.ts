// The board of all tracks at the secretariat: what it has itself seen of each. What only the body knows
// (packed, received) stays unknown until a submission says it.

import type { OfficeView, TrackState, Verdict } from "../platform/desk";

/** One track on the board. */
export interface BoardRow {
  track: string;
  title: string;
  list: string;
  bodies: string[];
  filed: "filed" | "filing-refused" | "await-receipt" | "to-file";
  number: string | null;
  closing: string | null;
  /** Number of batches and of results received; null while the secretariat cannot know. */
  packed: number | null;
  received: number | null;
  submitted: string | null;
  verdict: Verdict | null;
  acknowledged: boolean;
  /** Days to the date on which results are due; null once they are in, or where no date is known. */
  days: number | null;
}

/** Every track of the edition. `today` as `2022-11-30`. */
export function boardRows(view: OfficeView, today: string): BoardRow[] {
  const due = view.edition?.results_by ?? null;
  return view.tracks.map((track) => {
    const there = track.submission !== null;
    return {
      track: track.track,
      title: track.title,
      list: track.list_title,
      bodies: track.bodies,
      ...filed(track),
      closing: track.closing,
      packed: track.batches > 0 ? track.batches : null,
      received: track.batches > 0 ? track.received : null,
      submitted: track.submission?.at ?? null,
      verdict: track.submission?.verdict ?? null,
      acknowledged: Boolean(track.submission?.ack),
      days: there || !due ? null : daysBetween(today, due),
    };
  });
}

function filed(track: TrackState): Pick<BoardRow, "filed" | "number"> {
  const rows = [...track.filings].sort((a, b) => b.version - a.version);
  const receipted = rows.find((f) => f.state === "receipted");
  if (receipted) return { filed: "filed", number: receipted.number };
  const first = rows[0];
  if (first?.state === "refused") return { filed: "filing-refused", number: null };
  return { filed: first ? "await-receipt" : "to-file", number: null };
}

/** Whole days from one day to another; negative once it is past. */
export function daysBetween(from: string, to: string): number | null {
  const [start, end] = [
    Date.parse(`${from}T00:00:00Z`),
    Date.parse(`${to.slice(0, 10)}T00:00:00Z`),
  ];
  return Number.isNaN(start) || Number.isNaN(end) ? null : Math.round((end - start) / 86_400_000);
}

/** The day it is in Shanghai. */
export function todayInShanghai(now: Date): string {
  // One zone, no summer time since 1992; what a locale calls a day differs by engine.
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Sums over the board, for the sentence above it. */
export function boardSums(rows: BoardRow[]): {
  tracks: number;
  filed: number;
  submitted: number;
  verified: number;
} {
  return {
    tracks: rows.length,
    filed: rows.filter((r) => r.filed === "filed").length,
    submitted: rows.filter((r) => r.submitted !== null).length,
    verified: rows.filter((r) => r.verdict === "good").length,
  };
}
