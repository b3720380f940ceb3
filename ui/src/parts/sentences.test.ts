import { beforeEach, describe, expect, it } from "vitest";
import { setLanguage } from "../text";
import { failureSentence, failureText, findingSentence, rowSentence } from "./sentences";

beforeEach(() => setLanguage("en"));

describe("failures", () => {
  it("have the sentence of their code", () => {
    const failure = { code: "not-found", params: { object: "a.hjb" }, detail: "" };
    expect(failureSentence(failure)).toBe("a.hjb was not found. Check its name and folder.");
  });

  it("never name a flag of the command line where the screens have words of their own", () => {
    const failure = { code: "exists", params: { object: "a.hjb" }, detail: "" };
    expect(failureSentence(failure)).not.toContain("--");
  });

  it("of an unknown code still say something", () => {
    const failure = { code: "brand-new", params: {}, detail: "" };
    expect(failureSentence(failure)).toContain("brand-new");
    expect(failureSentence(failure)).not.toContain("⟨");
  });

  it("can be copied whole", () => {
    const text = failureText({
      code: "rows-refused",
      params: { count: "1" },
      detail: "sheet 1",
      findings: [{ code: "F09", class: "F", severity: "failure", object: "a.hjb" }],
      rows: [{ row: 2, cell: "B2", code: "bad_number", params: { value: "x" } }],
    });
    expect(text.split("\n")).toHaveLength(4);
    expect(text).toMatch(/^\[rows-refused\]/);
    expect(text).toContain("B2");
  });
});

describe("findings", () => {
  const finding = { code: "A11", class: "A", object: "a.hjb", params: { detail: "d" } };

  it("are said by reason, by severity, or by code", () => {
    const sentence = (severity: "note" | "failure", reason?: string) =>
      findingSentence({
        ...finding,
        code: reason ? "A05" : "A11",
        severity,
        params: { detail: "d", ...(reason ? { reason } : {}) },
      });
    expect(sentence("note")).not.toBe(sentence("failure"));
    expect(sentence("failure", "digits")).not.toBe(
      findingSentence({ ...finding, code: "A05", severity: "failure" }),
    );
  });

  it("that two people let pass name them", () => {
    const params = { detail: "4 > 2", overridden: "李明、周宁" };
    const passed = { code: "P11", class: "P", object: "electronics", severity: "note" as const };
    const sentence = findingSentence({ ...passed, params });
    expect(sentence).toContain("李明、周宁");
    expect(sentence).toContain("4 > 2");
    expect(findingSentence({ ...passed, params: { detail: "4 > 2" } })).not.toContain("李明");
  });

  it("of a newer program show code and object", () => {
    expect(findingSentence({ ...finding, code: "Z99", severity: "failure" })).toBe("Z99 a.hjb");
  });
});

describe("rows", () => {
  it("name their cell", () => {
    const sentence = rowSentence({
      row: 3,
      cell: "C3",
      code: "mark_off_step",
      params: { value: "1" },
    });
    expect(sentence).toContain("C3");
    expect(sentence).not.toContain("$");
  });
});
