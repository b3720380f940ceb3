import { expect, test } from "vitest";
import { BODY_ACTS, complete, requestOf, SECRETARIAT_ACTS, signers } from "./acts";

const act = (id: string) => {
  const found = BODY_ACTS.find((a) => a.id === id);
  if (!found) throw new Error(id);
  return found;
};
const scope = { office: "t1", track: "electronics" };

test("an act is complete when everything but the optional is there", () => {
  const values = { expert: "E001", cause: " ", out: "f" };
  expect(complete(act("return"), values)).toBe(false);
  expect(complete(act("return"), { ...values, cause: "算错" })).toBe(true);
  expect(complete(act("cosign"), { files: [], out: "f" })).toBe(false);
  expect(complete(act("ack"), { file: "t2" })).toBe(true);
});

test("the request names track, clerks and what was typed, and nothing that is empty", () => {
  const values = { expert: "E001", reason: " 调离 ", out: "f" };
  expect(requestOf(act("replace"), scope, values, ["甲", "乙"])).toEqual({
    office: "t1",
    track: "electronics",
    expert: "E001",
    reason: "调离",
    out: "f",
    by: "甲",
    second: "乙",
  });
  expect(requestOf(act("ack"), scope, { file: "t2", out: "" }, [])).toEqual({
    office: "t1",
    file: "t2",
  });
});

test("every act has an id of its own at its desk", () => {
  for (const acts of [BODY_ACTS, SECRETARIAT_ACTS]) {
    expect(new Set(acts.map((a) => a.id)).size).toBe(acts.length);
  }
});

test("a return is signed by a clerk as soon as the office has one", () => {
  expect([0, 1, 3].map((n) => signers(act("return"), n))).toEqual([0, 1, 1]);
  expect([0, 3].map((n) => signers(act("replace"), n))).toEqual([2, 2]);
});
