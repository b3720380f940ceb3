// The body's rail: how far each station is, told from the office's view alone. Decides nothing; every act
// is checked again where it is done.

import { nextStation, station, type Station } from "../office/stations";
import type { FilingRow, OfficeView, TrackState } from "../platform/desk";

/** The stations of a body's track in the order of the work. */
export function bodyStations(view: OfficeView, track: TrackState | null): Station[] {
  return [
    filing(view, track),
    intake(track),
    screening(track),
    panel(track),
    batches(track),
    merge(track),
    result(track),
    submit(track),
    station("again", "again", 0, "none"),
    station("keeping", "keeping", 0, "none"),
  ];
}

/** The station at which the work goes on. */
export function bodyNext(view: OfficeView, track: TrackState | null): string {
  return nextStation(bodyStations(view, track));
}

/** The newest version of a filing. */
export function newest(track: TrackState | null): FilingRow | null {
  const rows = [...(track?.filings ?? [])].sort((a, b) => b.version - a.version);
  return rows[0] ?? null;
}

/** The version in force: the newest one that has a receipt. */
export function inForce(track: TrackState | null): FilingRow | null {
  const rows = (track?.filings ?? []).filter((f) => f.state === "receipted");
  return rows.sort((a, b) => b.version - a.version)[0] ?? null;
}

/** Nominations of every outcome. */
export function nominationCount(track: TrackState | null): number {
  return Object.values(track?.nominations ?? {}).reduce((a, b) => a + b, 0);
}

/** Whether something was merged after the last submission. */
export function outdated(track: TrackState): boolean {
  const { merge, submission } = track;
  return merge !== null && submission !== null && Date.parse(merge.at) > Date.parse(submission.at);
}

function filing(view: OfficeView, track: TrackState | null): Station {
  const id = "filing";
  if (!view.edition || !track) return station(id, "no-edition", 1, "open");
  switch (newest(track)?.state) {
    case "receipted":
      return station(id, "filed", 0, "done");
    case "sent":
      return station(id, "await-receipt", 1, "waiting");
    case "refused":
      return station(id, "filing-refused", 1, "open");
    default:
      return station(id, "to-file", 1, "open");
  }
}

function intake(track: TrackState | null): Station {
  const n = nominationCount(track);
  if (n === 0) return station("intake", "no-nominations", track ? 1 : 0, track ? "open" : "none");
  return station("intake", "imported", 0, "done", { n });
}

function screening(track: TrackState | null): Station {
  const id = "screening";
  if (!track || nominationCount(track) === 0) return station(id, "not-yet", 0, "none");
  const open = track.nominations.imported + track.nominations.to_rectify;
  if (open > 0) return station(id, "to-screen", open, "open");
  return station(id, "screened", 0, "done", { n: track.nominations.accepted });
}

function panel(track: TrackState | null): Station {
  if (!track || track.panel === 0) return station("panel", "not-yet", 0, "none");
  return station("panel", "experts", 0, "done", { n: track.panel });
}

function batches(track: TrackState | null): Station {
  const id = "batches";
  if (!track || !inForce(track) || track.nominations.accepted === 0)
    return station(id, "not-yet", 0, "none");
  const open = Math.max(0, track.panel - track.batches);
  if (track.batches === 0) return station(id, "to-pack", open || 1, "open");
  if (open > 0) return station(id, "packed-part", open, "open", { n: track.batches });
  return station(id, "packed", 0, "done", { n: track.batches });
}

function merge(track: TrackState | null): Station {
  const id = "merge";
  if (!track || track.batches === 0) return station(id, "not-yet", 0, "none");
  const open = Math.max(0, track.batches - track.received);
  const params = { n: track.received, of: track.batches };
  if (open > 0) return station(id, "received-part", open, "waiting", params);
  if (!track.merge) return station(id, "to-merge", 1, "open");
  return station(id, "received-all", 0, "done", params);
}

function result(track: TrackState | null): Station {
  if (!track?.merge) return station("result", "not-yet", 0, "none");
  return station("result", "ranked", 0, "done", { n: track.merge.ranked });
}

function submit(track: TrackState | null): Station {
  const id = "submit";
  if (!track?.merge) return station(id, "not-yet", 0, "none");
  if (!track.submission) return station(id, "to-submit", 1, "open");
  if (outdated(track)) return station(id, "submit-again", 1, "open");
  if (!track.submission.ack) return station(id, "submitted", 0, "waiting");
  return station(id, "acknowledged", 0, "done");
}
