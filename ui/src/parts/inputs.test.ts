import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { setLanguage } from "../text";
import CodeInput from "./CodeInput.svelte";
import ErrorNote from "./ErrorNote.svelte";
import PassphraseInput from "./PassphraseInput.svelte";
import { cursor } from "./cursor.svelte";

beforeEach(() => setLanguage("en"));

function type(input: HTMLInputElement, value: string, how: InputEventInit = {}) {
  input.value = value;
  input.setSelectionRange(value.length, value.length);
  return fireEvent(input, new InputEvent("input", { bubbles: true, ...how }));
}

describe("opening code", () => {
  const field = () => {
    render(CodeInput, { value: "", label: "Code" });
    return screen.getByLabelText<HTMLInputElement>("Code");
  };

  it("is grouped while it is typed", async () => {
    const input = field();
    await type(input, "n3w4ro2");
    expect(input.value).toBe("N3W4R-02");
  });

  it("is left alone while an input method composes, and grouped afterwards", async () => {
    const input = field();
    await type(input, "n3w4ro2", { isComposing: true });
    expect(input.value).toBe("n3w4ro2");
    await fireEvent.compositionEnd(input);
    expect(input.value).toBe("N3W4R-02");
  });

  it("is left alone while something inside it is deleted", async () => {
    const input = field();
    await type(input, "N3W4R-", { inputType: "deleteContentBackward" });
    expect(input.value).toBe("N3W4R-");
  });
});

describe("a fresh passphrase", () => {
  it("counts only when both agree", async () => {
    const { rerender } = render(PassphraseInput, { value: "", label: "New", fresh: true });
    await rerender({ fresh: true });
    const first = screen.getByLabelText<HTMLInputElement>("New");
    const second = screen.getByLabelText<HTMLInputElement>("The passphrase once more");
    await type(first, "correct horse");
    await type(second, "correct hors");
    await fireEvent.blur(second);
    expect(first.getAttribute("aria-invalid")).toBe("true");
    await type(second, "correct horse");
    expect(first.getAttribute("aria-invalid")).toBeNull();
  });
});

describe("what did not work", () => {
  it("is announced with a code to copy and stays", async () => {
    const failure = { code: "io", params: { object: "a.hjb" }, detail: "os error 5" };
    const onclose = vi.fn();
    render(ErrorNote, { failure, onclose });
    const note = screen.getByRole("alert");
    expect(note.textContent).toContain("a.hjb");
    expect(note.textContent).toContain("os error 5");
    expect(note.querySelector("code")?.textContent).toBe("io");
    await fireEvent.click(screen.getByText("Close"));
    expect(onclose).toHaveBeenCalledOnce();
  });
});

describe("walking a table", () => {
  const copy = vi.fn<(from: number, to: number) => void>();
  const run = vi.fn<(index: number) => void>();
  const make = () =>
    cursor({ count: () => 5, page: () => 3, scrollTo: () => undefined, run, copy });
  const press = (here: ReturnType<typeof make>, key: string, how: KeyboardEventInit = {}) => {
    const grid = document.createElement("div");
    grid.addEventListener("keydown", here.keydown);
    const event = new KeyboardEvent("keydown", { key, cancelable: true, ...how });
    grid.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it("stops at both ends", () => {
    const here = make();
    press(here, "ArrowUp");
    expect(here.at).toBe(0);
    press(here, "PageDown");
    press(here, "PageDown");
    expect(here.at).toBe(4);
    press(here, "Enter");
    expect(run).toHaveBeenCalledWith(4);
  });

  it("marks with Shift and copies what is marked", () => {
    const here = make();
    press(here, "ArrowDown");
    press(here, "ArrowDown", { shiftKey: true });
    expect([0, 1, 2, 3].filter((index) => here.isMarked(index))).toEqual([1, 2]);
    press(here, "c", { ctrlKey: true });
    expect(copy).toHaveBeenCalledWith(1, 2);
  });

  it("leaves other keys alone", () => {
    expect(press(make(), "x")).toBe(false);
    expect(press(make(), "ArrowDown", { isComposing: true })).toBe(false);
  });
});
