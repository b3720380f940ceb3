import { beforeAll, describe, expect, it, vi } from "vitest";
import { look, nextScale, setScale, setTheme, shownTheme } from "./look.svelte";

beforeAll(() => {
  // jsdom has no media queries.
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
});

describe("theme", () => {
  it("follows the system unless the person chose", () => {
    expect(shownTheme("system", false, false)).toBe("light");
    expect(shownTheme("system", true, false)).toBe("dark");
    expect(shownTheme("system", true, true)).toBe("contrast");
    expect(shownTheme("light", true, true)).toBe("light");
  });

  it("is put on the page and remembered", () => {
    setTheme("dark");
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(localStorage.getItem("theme")).toBe("dark");
  });
});

describe("size of the text", () => {
  it("goes in steps and stops at 80 and 200 %", () => {
    expect([nextScale(100, 1), nextScale(100, -1)]).toEqual([110, 90]);
    expect([nextScale(200, 1), nextScale(80, -1)]).toEqual([200, 80]);
  });

  it("is that of the root", () => {
    setScale(150);
    expect(look.scale).toBe(150);
    expect(document.documentElement.style.fontSize).toBe("150%");
  });
});
