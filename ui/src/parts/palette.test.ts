import { afterEach, describe, expect, it } from "vitest";
import { setLetters } from "../look/look.svelte";
import { composing, keys, letterActs, registerKeys, typing } from "./keys.svelte";
import { matching, register } from "./palette.svelte";

const titles = (query: string) => matching(query).map((command) => command.title);

describe("palette", () => {
  it("finds commands by every word of their title, the newest first", () => {
    const none = () => undefined;
    const stop = register([
      { id: "a", title: "Open a file", run: none },
      { id: "b", title: "打开批次", run: none },
    ]);
    const stopMore = register([{ id: "c", title: "Open the PDF", run: none }]);
    expect(titles("")).toEqual(["Open the PDF", "Open a file", "打开批次"]);
    expect(titles("ＯＰＥＮ pdf")).toEqual(["Open the PDF"]);
    expect(titles("批次")).toEqual(["打开批次"]);
    stopMore();
    stop();
    expect(titles("")).toEqual([]);
  });
});

describe("keys", () => {
  afterEach(() => setLetters(true));

  it("are listed while they are registered", () => {
    const stop = registerKeys([{ keys: "j", title: "next" }]);
    expect(keys()).toEqual([{ keys: "j", title: "next" }]);
    stop();
    expect(keys()).toEqual([]);
  });

  it("belong to the input method while it composes", () => {
    expect(composing(new KeyboardEvent("keydown", { key: "a", isComposing: true }))).toBe(true);
    expect(composing(new KeyboardEvent("keydown", { key: "Process", keyCode: 229 }))).toBe(true);
    expect(composing(new KeyboardEvent("keydown", { key: "a" }))).toBe(false);
  });

  it("of a single letter never act in a field, nor when switched off", () => {
    const pressed = (on: HTMLElement, how: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent("keydown", { key: "j", bubbles: true, ...how });
      document.body.append(on);
      on.dispatchEvent(event);
      return event;
    };
    const list = document.createElement("ul");
    expect(typing(pressed(document.createElement("input")))).toBe(true);
    expect(letterActs(pressed(document.createElement("textarea")))).toBe(false);
    expect(letterActs(pressed(list))).toBe(true);
    expect(letterActs(pressed(list, { ctrlKey: true }))).toBe(false);
    setLetters(false);
    expect(letterActs(pressed(list))).toBe(false);
  });
});
