import { expect, test } from "vitest";
import { filed, nominations, office, track } from "../office/sample";
import type { TrackState } from "../platform/desk";
import { absences } from "./absent";
import { bodyNext, bodyStations, inForce, newest } from "./stations";

const at = "2022-11-20T08:00:00+08:00";
const later = "2022-11-21T08:00:00+08:00";
const merged = { n: 1, at, ranked: 13 };
const submission = { digest: "s", at: later, verdict: null, ack: null };

/** A track in which everything is done up to the merge. */
const ripe: Partial<TrackState> = {
  filings: [filed(1, "receipted")],
  nominations: nominations({ accepted: 15 }),
  panel: 3,
  batches: 3,
  received: 3,
};

function of(id: string, differs: Partial<TrackState>) {
  const one = track(differs);
  const found = bodyStations(office([one]), one).find((s) => s.id === id);
  return found && [found.word, found.open];
}

test("without an edition there is one thing to do: take it in", () => {
  const view = office([], { edition: null });
  const stations = bodyStations(view, null);
  expect(stations.map((s) => s.open)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(stations[0]?.word).toBe("no-edition");
  expect(bodyNext(view, null)).toBe("filing");
});

test.each([
  ["to-file", 1, []],
  ["to-file", 1, [filed(1, "draft")]],
  ["await-receipt", 1, [filed(1, "sent")]],
  ["filing-refused", 1, [filed(1, "refused")]],
  ["filed", 0, [filed(1, "receipted")]],
  ["await-receipt", 1, [filed(1, "receipted"), filed(2, "sent")]],
  ["filed", 0, [filed(1, "superseded"), filed(2, "receipted")]],
] as const)("the filing is %s with %i open", (word, open, filings) => {
  expect(of("filing", { filings: [...filings] })).toEqual([word, open]);
});

test("the version in force is the newest with a receipt, not the newest", () => {
  const one = track({ filings: [filed(2, "sent"), filed(1, "receipted")] });
  expect([newest(one)?.version, inForce(one)?.version]).toEqual([2, 1]);
  expect([newest(null), inForce(null)]).toEqual([null, null]);
});

test("nominations to screen are those imported and those to rectify", () => {
  const count = nominations({ imported: 4, to_rectify: 2, accepted: 9, refused: 1 });
  expect(of("screening", { nominations: count })).toEqual(["to-screen", 6]);
  expect(of("intake", { nominations: count })).toEqual(["imported", 0]);
  expect(of("screening", {})).toEqual(["not-yet", 0]);
});

test("batches can be packed only under a receipt and for something accepted", () => {
  const ready = { ...ripe, batches: 0, received: 0 };
  expect(of("batches", ready)).toEqual(["to-pack", 3]);
  expect(of("batches", { ...ready, filings: [filed(1, "sent")] })).toEqual(["not-yet", 0]);
  expect(of("batches", { ...ready, nominations: nominations({ imported: 3 }) })?.[0]).toBe(
    "not-yet",
  );
  expect(of("batches", { ...ripe, batches: 1 })).toEqual(["packed-part", 2]);
  expect(of("batches", ripe)).toEqual(["packed", 0]);
});

test("results that are not there are open, and so is a merge after the last one came", () => {
  expect(of("merge", { ...ripe, received: 1 })).toEqual(["received-part", 2]);
  expect(of("merge", ripe)).toEqual(["to-merge", 1]);
  expect(of("merge", { ...ripe, merge: merged })).toEqual(["received-all", 0]);
});

test("a submission goes out after a merge, and again after a later one", () => {
  expect(of("submit", ripe)).toEqual(["not-yet", 0]);
  expect(of("submit", { ...ripe, merge: merged })).toEqual(["to-submit", 1]);
  expect(of("submit", { ...ripe, merge: merged, submission })).toEqual(["submitted", 0]);
  const again = { ...ripe, merge: { ...merged, at: later }, submission: { ...submission, at } };
  expect(of("submit", again)).toEqual(["submit-again", 1]);
  const known = { ...submission, ack: "a" };
  expect(of("submit", { ...ripe, merge: merged, submission: known })).toEqual(["acknowledged", 0]);
});

test("the next step is the first station with something open, and the last when all is done", () => {
  const next = (differs: Partial<TrackState>) => bodyNext(office([]), track(differs));
  expect(next({ filings: [filed(1, "receipted")] })).toBe("intake");
  expect(next({ ...ripe, received: 2 })).toBe("merge");
  expect(next({ ...ripe, merge: merged, submission })).toBe("submit");
});

test("an expert is named as absent only with a reason", () => {
  expect(absences(["E002", "E003"], { E002: "  ", E003: " 出差 ", E009: "x" })).toEqual({
    named: ["E003=出差"],
    without: 1,
  });
});
