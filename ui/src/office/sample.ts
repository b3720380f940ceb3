// An office as the tests see it: one body with one track, and criteria of two items.

import type { Criteria, FilingRow, OfficeView, Outcome, TrackState } from "../platform/desk";

/** Two items of 60 and 40 points, one gate. */
export const criteria: Criteria = {
  type: "hengjian/criteria/v1",
  track: "electronics",
  title: "评价标准",
  version: 1,
  direction: "higher",
  step: 50,
  min: 0,
  max: 10_000,
  items: [
    {
      id: "novel",
      title: "创新性",
      scale: { min: 0, max: 6000, step: 50 },
      weight: { points: 6000 },
      comment: { required: { below: 3600 }, max_chars: 500 },
    },
    {
      id: "market",
      title: "市场",
      scale: { min: 0, max: 4000, step: 50 },
      weight: { points: 4000 },
    },
  ],
  gates: [{ id: "mature", title: "成熟度", on_no: "to_meeting" }],
  official: {
    order: "within_expert",
    aggregate: { trimmed: { high: 1, low: 1, min_n: 5, below_min: "mean" } },
    rounding: [{ after: "final", decimals: 2, mode: "half_up" }],
    minimum_reviews: 3,
    deviation: { threshold: 1500, asks_reason: true },
    tie_break: ["unrounded", { item: "novel" }, "vote"],
  },
};

/** A filing of this version in this state. */
export function filed(version: number, state: FilingRow["state"]): FilingRow {
  const number = state === "receipted" ? `2022-electronics-00${String(version)}` : null;
  return { version, state, number, digest: "d", receipt: null, at: "2022-11-01T08:00:00+08:00" };
}

/** Nominations of each outcome; none where nothing is said. */
export function nominations(of: Partial<Record<Outcome, number>>): Record<Outcome, number> {
  return { imported: 0, accepted: 0, to_rectify: 0, refused: 0, withdrawn: 0, ...of };
}

/** A track about which nothing was done. */
export function track(differs: Partial<TrackState> = {}): TrackState {
  return {
    track: "electronics",
    title: "电子信息",
    list: "technology",
    list_title: "先导技术榜",
    bodies: ["信息科技学会联合体"],
    filings: [],
    closing: null,
    nominations: nominations({}),
    panel: 0,
    batches: 0,
    received: 0,
    merge: null,
    submission: null,
    ...differs,
  };
}

/** An office with these tracks. */
export function office(tracks: TrackState[], differs: Partial<OfficeView> = {}): OfficeView {
  return {
    role: "body",
    name: "信息科技学会联合体",
    rehearsal: false,
    read_only: false,
    fingerprint: "SHA256:x",
    digits: "12345 12345 12345 12345 12345 12345",
    recipient: null,
    edition: {
      id: "2022",
      title: "2022年“科创中国”系列榜单",
      digest: "e",
      anchor_digits: "54321 54321 54321 54321 54321 54321",
      anchor: "typed",
      at: "2022-10-01T08:00:00+08:00",
      results_by: "2022-11-30",
    },
    exported: null,
    tracks,
    ...differs,
  };
}
