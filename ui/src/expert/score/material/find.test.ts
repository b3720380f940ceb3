import { expect, it } from "vitest";
import { hitsOf, piecesOf } from "./find";

it("finds every place, page by page, whatever the width or case", () => {
  expect(hitsOf(["甲ABC甲", "无", "甲"], "甲")).toEqual([
    { page: 1, start: 0, end: 1 },
    { page: 1, start: 4, end: 5 },
    { page: 3, start: 0, end: 1 },
  ]);
  expect(hitsOf(["ＡＢc"], "abC")).toEqual([{ page: 1, start: 0, end: 3 }]);
  expect(hitsOf(["甲"], "  ")).toEqual([]);
});

it("keeps positions where folding would lengthen the text", () => {
  expect(hitsOf(["㎏甲"], "甲")).toEqual([{ page: 1, start: 1, end: 2 }]);
});

it("cuts a run of text at the hits that lie in it", () => {
  const hits = [
    { page: 1, start: 2, end: 6 },
    { page: 1, start: 8, end: 9 },
  ];
  expect(piecesOf("abcd", 4, hits)).toEqual([
    { text: "ab", hit: 0 },
    { text: "cd", hit: null },
  ]);
  expect(piecesOf("xyz", 7, hits)).toEqual([
    { text: "x", hit: null },
    { text: "y", hit: 1 },
    { text: "z", hit: null },
  ]);
});
