import { expect, it } from "vitest";
import { fitted, isNarrow, LEAST, moved, remember, remembered, usual } from "./panes";

it("leaves every pane its least width at 1024 pixels", () => {
  const { list, sheet } = fitted({ list: 40, sheet: 40 }, 64);
  expect(list).toBeGreaterThanOrEqual(LEAST.list);
  expect(sheet).toBeGreaterThanOrEqual(LEAST.sheet);
  expect(64 - list - sheet).toBeGreaterThanOrEqual(LEAST.material);
});

it("gives the material the most where nothing was chosen", () => {
  for (const total of [64, 85, 120]) {
    const { list, sheet } = usual(total);
    expect(fitted(null, total)).toEqual({ list, sheet });
    expect(total - list - sheet).toBeGreaterThan(sheet);
  }
});

it("keeps what the expert chose where there is room", () => {
  expect(fitted({ list: 20, sheet: 30 }, 100)).toEqual({ list: 20, sheet: 30 });
});

it("moves a splitter with its pane, and stops at the least width", () => {
  expect(moved({ list: 20, sheet: 30 }, "list", 2, 100)).toEqual({ list: 22, sheet: 30 });
  expect(moved({ list: 20, sheet: 30 }, "sheet", 2, 100)).toEqual({ list: 20, sheet: 28 });
  expect(moved({ list: 20, sheet: 30 }, "list", -50, 100).list).toBe(LEAST.list);
});

it("becomes tabs below 900 pixels of 100 % text", () => {
  expect(isNarrow(899 / 16)).toBe(true);
  expect(isNarrow(900 / 16)).toBe(false);
  expect(isNarrow(1366 / 32)).toBe(true);
});

it("remembers the widths, and forgives what it cannot read", () => {
  remember({ list: 15, sheet: 25 }, localStorage);
  expect(remembered(localStorage)).toEqual({ list: 15, sheet: 25 });
  localStorage.setItem("hengjian.panes", "{");
  expect(remembered(localStorage)).toBeNull();
  localStorage.setItem("hengjian.panes", '{"list":15}');
  expect(remembered(localStorage)).toBeNull();
});
