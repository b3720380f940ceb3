import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Inspected, PickedFile } from "./platform";
import { beforeLeaving, go, leave, routeFor, routes } from "./routes.svelte";

const { invoke } = vi.hoisted(() => ({
  invoke: vi.fn<(...args: unknown[]) => Promise<unknown>>(),
}));
vi.mock("@tauri-apps/api/core", () => ({ invoke, Channel: class {} }));

const file: PickedFile = { token: "t1", name: "a.hjb", folder: "/stick", kind: "batch-or-bundle" };

beforeEach(() => {
  invoke.mockReset().mockResolvedValue({ closed: true });
  go({ at: "start" });
});

describe("a file leads by what it is", () => {
  it.each(["batch", "work", "office"] as const)("%s to its own page", (kind) => {
    expect(routeFor(file, kind)).toEqual({ at: kind, file });
  });

  it.each([
    "results",
    "receipt",
    "submission",
    "edition",
    "filing",
    "ack",
    "sealed",
    "bundle_damaged",
  ] as const)("%s to the verify page", (kind) => {
    expect(routeFor(file, kind)).toEqual({ at: "verify", files: [file] });
  });

  it.each(["pdf", "encrypted", "folder", "empty", "other"] as Inspected["kind"][])(
    "%s nowhere",
    (kind) => {
      expect(routeFor(file, kind)).toBeNull();
    },
  );
});

describe("leaving", () => {
  it("closes the document", async () => {
    go({ at: "work", file });
    await leave();
    expect(routes.current).toEqual({ at: "start" });
    expect(invoke).toHaveBeenCalledWith(
      "rpc",
      expect.objectContaining({ name: "close", request: { file: "t1" } }),
    );
  });

  it("closes nothing where no document is open", async () => {
    go({ at: "verify", files: [file] });
    await leave();
    expect(invoke).not.toHaveBeenCalled();
  });

  it("first saves what is being typed", async () => {
    const order: string[] = [];
    invoke.mockImplementation(() => Promise.resolve(order.push("closed")));
    const stop = beforeLeaving(() => Promise.resolve(order.push("saved")));
    go({ at: "office", file });
    await leave();
    stop();
    expect(order).toEqual(["saved", "closed"]);
  });

  it("leads back even when closing fails", async () => {
    invoke.mockRejectedValue({ code: "io", params: {}, detail: "" });
    go({ at: "work", file });
    await leave();
    expect(routes.current).toEqual({ at: "start" });
  });
});
