import { beforeEach, describe, expect, it, vi } from "vitest";
import type { PickedFile } from "../platform";
import { go, routes } from "../routes.svelte";
import { choose, dropped, open, opening } from "./opening.svelte";

const { invoke } = vi.hoisted(() => ({
  invoke: vi.fn<(command: string, args?: Record<string, unknown>) => Promise<unknown>>(),
}));
vi.mock("@tauri-apps/api/core", () => ({ invoke, Channel: class {} }));

const KINDS: Record<string, string> = { b: "batch", w: "work", r: "results", p: "pdf" };

function file(token: string): PickedFile {
  return { token, name: `${token}.x`, folder: "", kind: "other" };
}

beforeEach(() => {
  go({ at: "start" });
  opening.notice = null;
  invoke.mockReset().mockImplementation((command, args) => {
    if (command === "pick") return Promise.resolve([file("w")]);
    if (command !== "rpc") return Promise.resolve(null);
    const kind = KINDS[(args?.request as { file: string }).file];
    return kind ? Promise.resolve({ kind }) : Promise.reject({ code: "not-found", params: {} });
  });
});

describe("a file", () => {
  it("leads to the page of its kind", async () => {
    await open(file("b"));
    expect(routes.current).toEqual({ at: "batch", file: file("b") });
  });

  it("chosen in the dialog is opened", async () => {
    await choose("document");
    expect(routes.current.at).toBe("work");
  });

  it("that is no document says what it is", async () => {
    await dropped([file("p")]);
    expect(routes.current.at).toBe("start");
    expect(opening.notice).toEqual({ file: file("p"), kind: "pdf", failure: null });
  });

  it("that cannot be read says why", async () => {
    await dropped([file("gone")]);
    expect(opening.notice?.failure?.code).toBe("not-found");
  });

  it("opens another window while a document is open", async () => {
    go({ at: "work", file: file("w") });
    await open(file("b"));
    expect(routes.current.at).toBe("work");
    expect(invoke).toHaveBeenCalledWith("open_window", { token: "b" });
  });
});

describe("several files", () => {
  it("are verified", async () => {
    await dropped([file("r"), file("b")]);
    expect(routes.current).toEqual({ at: "verify", files: [file("r"), file("b")] });
  });

  it("dropped on an office are left to its desk", async () => {
    go({ at: "office", file: file("w") });
    await dropped([file("r"), file("p")]);
    expect(routes.current.at).toBe("office");
    expect(invoke).not.toHaveBeenCalledWith("open_window", expect.anything());
    expect(opening.notice).toBeNull();
  });
});
