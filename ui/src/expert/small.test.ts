import { describe, expect, it } from "vitest";
import { daysLeft } from "./closing";
import { anchorOf, charsOf, commentNeeded, groupsOf, leavesOf, progressOf } from "./criteria";
import { actOf, type Pressed } from "./keys";
import { Pace, PAUSE_FROM } from "./pace";
import { criteria, row } from "./sample";

describe("the criteria", () => {
  const leaf = leavesOf(criteria)[0]!;

  it("are leaves under their headings", () => {
    const groups = groupsOf(criteria).map((g) => [g.heading?.id, g.leaves.map((l) => l.id)]);
    expect(groups).toEqual([
      ["level", ["frontier"]],
      [undefined, ["market"]],
    ]);
  });

  it("ask for a comment below a mark, not at it, and not before there is one", () => {
    expect(commentNeeded(leaf, 1150)).toBe(true);
    expect(commentNeeded(leaf, 1200)).toBe(false);
    expect(commentNeeded(leaf, null)).toBe(false);
  });

  it("name the level of a mark", () => {
    expect(anchorOf(leaf, 0)?.label).toBe("中");
    expect(anchorOf(leaf, 1475)).toBeNull();
    expect(anchorOf(leaf, null)).toBeNull();
  });

  it("count what the sheet asks for", () => {
    expect(progressOf(row("n1"), criteria)).toEqual({ done: 0, of: 4 });
    expect(progressOf(row("n1", {}, { gaps: [{ comment: "frontier" }] }), criteria)).toEqual({
      done: 4,
      of: 4,
    });
  });

  it("count a rare character once", () => {
    expect(charsOf("𪚥a")).toBe(2);
  });
});

describe("keys", () => {
  const key = (k: string, more: Partial<Pressed> = {}): Pressed => ({
    key: k,
    keyCode: 0,
    isComposing: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  });
  const sheet = { inList: false, letters: true };
  const list = { inList: true, letters: true };

  it("mean the same everywhere with a modifier", () => {
    expect(actOf(key("Enter", { ctrlKey: true }), sheet)).toBe("next-unscored");
    expect(actOf(key("ArrowDown", { altKey: true }), sheet)).toBe("next");
    expect(actOf(key("z", { ctrlKey: true }), sheet)).toBe("undo");
    expect(actOf(key("Z", { ctrlKey: true, shiftKey: true }), sheet)).toBe("redo");
  });

  it("of a single letter act only in the list, and not when switched off", () => {
    expect(actOf(key("f"), list)).toBe("flag");
    expect(actOf(key("f"), sheet)).toBeNull();
    expect(actOf(key("f"), { inList: true, letters: false })).toBeNull();
    expect(actOf(key("f", { altKey: true }), list)).toBeNull();
  });

  it("belong to the input method while it composes", () => {
    expect(actOf(key("Enter", { ctrlKey: true, isComposing: true }), sheet)).toBeNull();
    expect(actOf(key("j", { keyCode: 229 }), list)).toBeNull();
  });
});

describe("the pace", () => {
  it("is unknown before the first is finished, and leaves pauses out", () => {
    const pace = new Pace();
    pace.act(0);
    expect(pace.minutes).toBeNull();
    pace.act(120_000);
    pace.act(120_000 + PAUSE_FROM);
    pace.act(180_000 + PAUSE_FROM);
    pace.finished("n1");
    pace.finished("n1");
    pace.finished("n2");
    expect(pace.minutes).toBe(1.5);
  });
});

it("counts the days to the closing date in Shanghai", () => {
  expect(daysLeft("2022-11-30", new Date("2022-11-29T15:59:00Z"))).toBe(1);
  expect(daysLeft("2022-11-30", new Date("2022-11-29T16:01:00Z"))).toBe(0);
  expect(daysLeft("2022-11-30", new Date("2022-12-01T16:01:00Z"))).toBe(-2);
});
