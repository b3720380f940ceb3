import { expect, it } from "vitest";
import { kindOf, sizeOf, tidyClip } from "./kind";

it("knows what it can show by the ending", () => {
  expect(["申报书.PDF", "图.jpeg", "数据.xlsx", "无"].map(kindOf)).toEqual([
    "pdf",
    "image",
    "other",
    "other",
  ]);
});

it("says sizes as people read them", () => {
  expect([12, 2048, 1_572_864].map(sizeOf)).toEqual(["12 B", "2 KB", "1.5 MB"]);
});

it("joins the lines of a clip: Chinese without a space, words with one", () => {
  expect(tidyClip(" 关键\n技术 by\nthe  team ")).toBe("关键技术 by the team");
});
