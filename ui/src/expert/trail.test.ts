import { beforeEach, expect, it } from "vitest";
import type { Place } from "./entries.svelte";
import { TOGETHER, Trail } from "./trail.svelte";

const at = (item: string, nomination = "n1"): Place => ({ nomination, field: "mark", item });
let now = 0;
let trail: Trail;
beforeEach(() => {
  now = 0;
  trail = new Trail(() => now);
});

it("takes changes back in reverse and puts them on again", () => {
  trail.record(at("a"), null, "8");
  trail.record(at("b"), null, "9");
  expect(trail.undo()).toEqual({ place: at("b"), value: null });
  expect(trail.undo()).toEqual({ place: at("a"), value: null });
  expect(trail.undo()).toBeNull();
  expect(trail.redo()).toEqual({ place: at("a"), value: "8" });
  expect(trail.redo()).toEqual({ place: at("b"), value: "9" });
  expect(trail.redo()).toBeNull();
});

it("takes quick typing in one field as one step", () => {
  trail.record(at("a"), null, "8");
  now += TOGETHER - 1;
  trail.record(at("a"), "8", "86");
  expect(trail.undo()).toEqual({ place: at("a"), value: null });
  expect(trail.canUndo).toBe(false);
});

it("begins a new step after a pause", () => {
  trail.record(at("a"), null, "8");
  now += TOGETHER;
  trail.record(at("a"), "8", "86");
  expect(trail.undo()).toEqual({ place: at("a"), value: "8" });
});

it("never joins two choices", () => {
  const gate: Place = { nomination: "n1", field: "gate", item: "g" };
  trail.record(gate, null, true);
  trail.record(gate, true, false);
  expect(trail.undo()?.value).toBe(true);
});

it("forgets what was undone once something new is entered", () => {
  trail.record(at("a"), null, "8");
  trail.undo();
  trail.record(at("b"), null, "9");
  expect(trail.canRedo).toBe(false);
});

it("drops the steps of a nomination that was recused", () => {
  trail.record(at("a"), null, "8");
  trail.record(at("a", "n2"), null, "9");
  trail.drop("n2");
  expect(trail.undo()).toEqual({ place: at("a"), value: null });
});
