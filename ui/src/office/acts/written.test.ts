import { expect, test } from "vitest";
import { written } from "./written";

test("paths and digests are shown wherever they stand in an answer", () => {
  const answer = {
    path: "a.hjb",
    seq: 1,
    batches: [{ path: "b.hjb", letter: "b.pdf" }],
    list: { digest: "ff" },
  };
  expect(written(answer).facts).toEqual([
    { label: "path", value: "a.hjb", as: "path" },
    { label: "path", value: "b.hjb", as: "path" },
    { label: "letter", value: "b.pdf", as: "path" },
    { label: "digest", value: "ff", as: "code" },
  ]);
});

test("an answer without any shows nothing", () => {
  expect(written(null)).toEqual({ facts: [], findings: [] });
  expect(written({ track: "t", findings: [] })).toEqual({ facts: [], findings: [] });
});
