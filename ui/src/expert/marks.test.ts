import { describe, expect, it } from "vitest";
import { decimal, parseMark, shortDecimal, stepped } from "./marks";

const scale = { min: 0, max: 2000, step: 50 };

describe("a mark as it is typed", () => {
  it.each([
    ["18.5", 1850],
    ["18.50", 1850],
    ["18.", 1800],
    [".5", 50],
    ["0", 0],
    ["１８．５", 1850],
    ["18。5", 1850],
    [" 18 ", 1800],
    ["-0", 0],
  ])("%s is taken", (text, mark) => {
    expect(parseMark(text, scale)).toEqual({ mark, fault: null });
  });

  it("is nothing, and no zero, while the field is empty", () => {
    expect(parseMark("　", scale)).toEqual({ mark: null, fault: null });
  });

  it.each([
    ["abc", { code: "not-a-number" }],
    ["1,5", { code: "not-a-number" }],
    ["1e1", { code: "not-a-number" }],
    [".", { code: "not-a-number" }],
    ["1.555", { code: "too-fine" }],
    ["20.5", { code: "out-of-range", min: 0, max: 2000 }],
    ["-1", { code: "out-of-range", min: 0, max: 2000 }],
    ["18.2", { code: "off-step", below: 1800, above: 1850 }],
  ])("%s is refused", (text, fault) => {
    expect(parseMark(text, scale).fault).toEqual(fault);
  });

  it("counts its steps from the lowest mark", () => {
    expect(parseMark("2", { min: 100, max: 500, step: 200 }).fault?.code).toBe("off-step");
    expect(parseMark("3", { min: 100, max: 500, step: 200 }).mark).toBe(300);
  });
});

describe("a mark moved by steps", () => {
  it.each([
    ["18.5", 1, 1900],
    ["18.5", -1, 1800],
    ["20", 1, 2000],
    ["0", -1, 0],
    ["", 1, 0],
    ["", -1, 2000],
    ["18.2", 1, 1850],
    ["18.2", -1, 1800],
    ["99", -1, 2000],
    ["18", 10, 2000],
  ])("from %s by %i", (text, steps, mark) => {
    expect(stepped(text, scale, steps)).toBe(mark);
  });

  it("never leaves the grid at the upper end", () => {
    expect(stepped("", { min: 0, max: 1000, step: 300 }, -1)).toBe(900);
    expect(stepped("9", { min: 0, max: 1000, step: 300 }, 1)).toBe(900);
  });
});

it("shortens what the record writes", () => {
  expect(["20.50", "20.00", "100", "0.05"].map(shortDecimal)).toEqual([
    "20.5",
    "20",
    "100",
    "0.05",
  ]);
});

it("writes hundredths without useless zeros", () => {
  expect([8650, 8666, 8600, 5, 0, -50].map(decimal)).toEqual([
    "86.5",
    "86.66",
    "86",
    "0.05",
    "0",
    "-0.5",
  ]);
});
