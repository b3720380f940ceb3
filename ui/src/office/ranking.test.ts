import { expect, test } from "vitest";
import type { Ranking, Standing } from "../platform/desk";
import { overLine, rankingTsv, rankRows } from "./ranking";

const standing = (item: string, rank: number | null): Standing => ({
  item,
  score: "80.00",
  exact: "80/1",
  rank,
  valid: 3,
  place: rank === null ? "too_few_reviews" : "ranked",
  flags: [],
  tied: false,
  dropped: [],
  deviations: [],
  states: {},
  trace: [],
});
const ranking = (places: number | null, ...ranks: (number | null)[]): Ranking => ({
  n: 1,
  at: "2022-11-25T08:00:00+08:00",
  titles: { n0: "毫米波芯片" },
  experts: {},
  places,
  standings: ranks.map((rank, at) => standing(`n${String(at)}`, rank)),
});

test("the cut line runs under the last one within the places", () => {
  const rows = rankRows(ranking(2, 1, 2, 3, null));
  expect(rows.map((r) => r.within)).toEqual([true, true, false, false]);
  expect(rows.map((r) => r.last)).toEqual([false, true, false, false]);
});

test("a tie across the line is inside, and said", () => {
  const tied = ranking(2, 1, 2, 2, 4);
  expect(rankRows(tied).map((r) => r.last)).toEqual([false, false, true, false]);
  expect(overLine(tied)).toBe(1);
});

test("there is no line without places, and none under the end", () => {
  expect(rankRows(ranking(null, 1, 2)).some((r) => r.last || r.within !== null)).toBe(false);
  expect(rankRows(ranking(5, 1, 2)).some((r) => r.last)).toBe(false);
  expect(overLine(ranking(null, 1, 1))).toBe(0);
});

test("a nomination without a title is called by its number", () => {
  expect(rankRows(ranking(null, 1, 2)).map((r) => r.title)).toEqual(["毫米波芯片", "n1"]);
});

test("a title that looks like a formula is copied as text", () => {
  const evil = { ...ranking(null, 1), titles: { n0: '=HYPERLINK("x")\tb' } };
  const lines = rankingTsv(rankRows(evil), (key) => key).split("\n");
  expect(lines[1]?.split("\t")).toEqual(["1", "n0", "'=HYPERLINK( x ) b", "80.00", "3"]);
});
