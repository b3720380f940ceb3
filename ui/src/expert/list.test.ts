import { describe, expect, it } from "vitest";
import { countsOf, linesOf, listed, neighbour, nextUnscored, type Line } from "./list";
import { card, row } from "./sample";

const cards = [card("n1", "乙"), card("n2", "甲"), card("n3", "丙丁"), card("n4"), card("n5")];
const rows = [
  row("n1", { marks: { frontier: 0, market: 0 } }, { gaps: [], rank: 2, total: "0" }),
  row("n2", { marks: { frontier: 0 } }),
  row("n3", {}, { flag: true, note: "再看" }),
  row("n4", { unable: "不熟悉" }),
  row("n5", { recused: "same_unit" }),
];
const lines = linesOf(cards, new Map(rows.map((r) => [r.review.nomination, r])));
const ids = (some: Line[]) => some.map((line) => line.card.id).join(" ");
const all = { filter: "all", search: "", order: "batch" } as const;

describe("states", () => {
  it("are five, and a sheet full of zeros is scored", () => {
    expect(lines.map((line) => line.state)).toEqual([
      "scored",
      "partial",
      "open",
      "unable",
      "recused",
    ]);
  });

  it("are counted for the filter", () => {
    expect(countsOf(lines)).toEqual({
      all: 5,
      open: 1,
      partial: 1,
      scored: 1,
      unable: 1,
      recused: 1,
      flagged: 1,
    });
  });
});

describe("the list", () => {
  it("keeps the order of the batch", () => {
    expect(ids(listed(lines, all))).toBe("n1 n2 n3 n4 n5");
  });

  it("filters by state and by flag", () => {
    expect(ids(listed(lines, { ...all, filter: "partial" }))).toBe("n2");
    expect(ids(listed(lines, { ...all, filter: "flagged" }))).toBe("n3");
  });

  it("never filters away what is being worked on", () => {
    expect(ids(listed(lines, { ...all, filter: "open", current: "n2" }))).toBe("n2 n3");
  });

  it("finds every word, also in the note and in full width", () => {
    expect(ids(listed(lines, { ...all, search: "丙 Ｎ３" }))).toBe("n3");
    expect(ids(listed(lines, { ...all, search: "再看" }))).toBe("n3");
    expect(ids(listed(lines, { ...all, search: "没有" }))).toBe("");
  });

  it("sorts by title, by state and by own rank, unranked ones last", () => {
    expect(ids(listed(lines.slice(0, 3), { ...all, order: "title" }))).toBe("n3 n2 n1");
    expect(ids(listed(lines, { ...all, order: "state" }))).toBe("n3 n2 n1 n4 n5");
    expect(
      ids(listed(lines.slice(1, 3).concat(lines.slice(0, 1)), { ...all, order: "total" })),
    ).toBe("n1 n2 n3");
  });
});

describe("the next one", () => {
  it("is the next that asks for something, and round again", () => {
    expect(nextUnscored(lines, "n1")).toBe("n2");
    expect(nextUnscored(lines, "n3")).toBe("n2");
    expect(nextUnscored(lines, null)).toBe("n2");
  });

  it("is none when nothing is left", () => {
    expect(nextUnscored(lines.slice(3), "n4")).toBeNull();
    expect(nextUnscored(lines.slice(1, 2), "n2")).toBeNull();
  });

  it("stops at the ends", () => {
    expect(neighbour(lines, "n1", -1)).toBe("n1");
    expect(neighbour(lines, "n1", 1)).toBe("n2");
    expect(neighbour(lines, null, 1)).toBe("n1");
    expect(neighbour([], null, 1)).toBeNull();
  });
});
