import { expect, test } from "vitest";
import { isDay, sameFolder } from "./forms.svelte";

test("a day is a day that exists", () => {
  expect(isDay("2022-11-20")).toBe(true);
  expect(isDay(" 2022-11-20 ")).toBe(true);
  for (const wrong of ["2022-13-01", "2022-02-30", "2022/11/20", "20221120", ""])
    expect(isDay(wrong), wrong).toBe(false);
});

test("one folder picked twice is noticed, whatever its token", () => {
  const folder = (token: string, name: string) =>
    ({ token, name, folder: "/stick", kind: "other" }) as const;
  expect(sameFolder(folder("1", "a"), folder("2", "a"))).toBe(true);
  expect(sameFolder(folder("1", "a"), folder("2", "b"))).toBe(false);
  expect(sameFolder(null, null)).toBe(false);
});
