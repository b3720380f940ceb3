import { expect, test } from "vitest";
import type { Finding, Severity } from "../platform/desk";
import { byClass } from "./verdict";

const finding = (code: string, severity: Severity): Finding => ({
  code,
  class: code.charAt(0),
  severity,
  object: "",
  params: {},
});

test("the class of the worst finding comes first, and its worst finding too", () => {
  const groups = byClass([
    finding("A08", "note"),
    finding("K03", "error"),
    finding("C01", "failure"),
    finding("K04", "failure"),
  ]);
  expect(groups.map((g) => g.class)).toEqual(["C", "K", "A"]);
  expect(groups[1]?.findings.map((f) => f.code)).toEqual(["K04", "K03"]);
});
