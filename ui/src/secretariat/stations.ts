// The secretariat's rail: how far each station is over all tracks of the edition.

import { nextStation, station, type Station } from "../office/stations";
import type { OfficeView } from "../platform/desk";
import { boardRows, boardSums } from "./board";

/** The stations in the order of the work. `today` as `2022-11-30`. */
export function secretariatStations(view: OfficeView, today: string): Station[] {
  const rows = boardRows(view, today);
  const { tracks, filed, submitted } = boardSums(rows);
  const days = rows.find((r) => r.days !== null)?.days ?? null;
  const signed = view.exported !== null;
  const none = (id: string) => station(id, "not-yet", 0, "none");
  return [
    signed ? station("edition", "signed", 0, "done") : station("edition", "to-sign", 1, "open"),
    !signed
      ? none("register-filings")
      : station(
          "register-filings",
          "filed-part",
          tracks - filed,
          filed < tracks ? "waiting" : "done",
          { n: filed, of: tracks },
        ),
    !signed ? none("board") : board(days),
    filed === 0
      ? none("receive")
      : station(
          "receive",
          "submitted-part",
          filed - submitted > 0 ? filed - submitted : 0,
          submitted < filed ? "waiting" : "done",
          { n: submitted, of: filed },
        ),
    submitted === 0 ? none("result") : station("result", "results", 0, "done", { n: submitted }),
    station("archive", "kept", 0, "none"),
    station("again", "again", 0, "none"),
    station("keeping", "keeping", 0, "none"),
  ];
}

function board(days: number | null) {
  if (days === null) return station("board", "tracks-in", 0, "done");
  if (days < 0) return station("board", "overdue", 0, "open", { n: -days });
  return station("board", "days-left", 0, "waiting", { n: days });
}

/** The station at which the work goes on. */
export function secretariatNext(view: OfficeView, today: string): string {
  return nextStation(secretariatStations(view, today));
}
