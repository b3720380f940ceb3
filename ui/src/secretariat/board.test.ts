import { expect, test } from "vitest";
import { filed, office, track } from "../office/sample";
import type { OfficeView, TrackState } from "../platform/desk";
import { boardRows, boardSums, daysBetween, todayInShanghai } from "./board";
import { secretariatNext, secretariatStations } from "./stations";

const submission = {
  digest: "s",
  at: "2022-11-28T10:00:00+08:00",
  verdict: "good",
  ack: "a",
} as const;
const sent: Partial<TrackState> = {
  filings: [filed(1, "receipted")],
  batches: 3,
  received: 2,
  submission,
};
const seat = (tracks: TrackState[], differs: Partial<OfficeView> = {}) =>
  office(tracks, { role: "secretariat", exported: "e", ...differs });
const row = (differs: Partial<TrackState>, today = "2022-11-20") =>
  boardRows(seat([track(differs)]), today)[0];

test("what only the body knows is unknown before a submission", () => {
  expect(row({ filings: [filed(1, "receipted")] })).toMatchObject({
    filed: "filed",
    number: "2022-electronics-001",
    packed: null,
    received: null,
    submitted: null,
    days: 10,
  });
});

test("a submission says it, and the days no longer run", () => {
  expect(row(sent)).toMatchObject({
    packed: 3,
    received: 2,
    submitted: submission.at,
    verdict: "good",
    acknowledged: true,
    days: null,
  });
});

test("days after the date are negative", () => {
  expect(row({}, "2022-12-02")?.days).toBe(-2);
  expect(daysBetween("2022-11-30", "2022-11-30T23:59:59+08:00")).toBe(0);
  expect(daysBetween("2022-11-30", "soon")).toBeNull();
});

test("the day is that of Shanghai", () => {
  expect(todayInShanghai(new Date("2022-11-29T17:00:00Z"))).toBe("2022-11-30");
});

test("a filing that a newer one is to replace still holds", () => {
  const filings = [filed(1, "receipted"), filed(2, "refused")];
  expect(row({ filings })).toMatchObject({ filed: "filed" });
  expect(row({ filings: [filed(1, "refused")] })?.filed).toBe("filing-refused");
  expect(row({})?.filed).toBe("to-file");
});

test("the sums count what is filed, received and verified", () => {
  const rows = boardRows(
    seat([track(sent), track({ ...sent, submission: { ...submission, verdict: "bad" } }), track()]),
    "2022-11-20",
  );
  expect(boardSums(rows)).toEqual({ tracks: 3, filed: 2, submitted: 2, verified: 1 });
});

test("before the edition is signed nothing else can be done", () => {
  const view = seat([track()], { exported: null });
  const stations = secretariatStations(view, "2022-11-20");
  expect(stations.map((s) => [s.id, s.word, s.open])).toEqual([
    ["edition", "to-sign", 1],
    ["register-filings", "not-yet", 0],
    ["board", "not-yet", 0],
    ["receive", "not-yet", 0],
    ["result", "not-yet", 0],
    ["archive", "kept", 0],
    ["again", "again", 0],
    ["keeping", "keeping", 0],
  ]);
  expect(secretariatNext(view, "2022-11-20")).toBe("edition");
});

test("open are the tracks without a filing, and those filed without a submission", () => {
  const view = seat([track(sent), track({ filings: [filed(1, "receipted")] }), track()]);
  const open = (id: string) =>
    secretariatStations(view, "2022-11-20").find((s) => s.id === id)?.open;
  expect([open("register-filings"), open("receive")]).toEqual([1, 1]);
});

test("the board says how many days are left, or that they are over, or that all is in", () => {
  const word = (view: OfficeView, today: string) =>
    secretariatStations(view, today).find((s) => s.id === "board");
  expect(word(seat([track()]), "2022-11-20")).toMatchObject({
    word: "days-left",
    params: { n: 10 },
  });
  expect(word(seat([track()]), "2022-12-01")).toMatchObject({ word: "overdue", params: { n: 1 } });
  expect(word(seat([track(sent)]), "2022-12-01")?.word).toBe("tracks-in");
});
