import { beforeEach, describe, expect, it, vi } from "vitest";
import { attachmentUrl, DeskFailure, pick, rpc, type Progress } from ".";
import { toFailure } from "./failure";

const { invoke } = vi.hoisted(() => ({
  invoke: vi.fn<(...args: unknown[]) => Promise<unknown>>(),
}));
vi.mock("@tauri-apps/api/core", () => ({
  invoke,
  Channel: class {
    onmessage = () => undefined;
  },
}));

beforeEach(() => void invoke.mockReset());

describe("rpc", () => {
  it("sends secrets beside the request", async () => {
    invoke.mockResolvedValue({ complete: true });
    await rpc("code.check", {}, { code: "N3W4R" });
    expect(invoke).toHaveBeenCalledWith("rpc", {
      name: "code.check",
      request: {},
      beside: { code: "N3W4R" },
      progress: expect.anything(),
    });
  });

  it("hands on progress", async () => {
    const step: Progress = { step: "pack", done: 1, total: 2 };
    invoke.mockImplementation((_, args) => {
      (args as { progress: { onmessage: (p: Progress) => void } }).progress.onmessage(step);
      return Promise.resolve({});
    });
    const seen: Progress[] = [];
    await rpc("work.see", { work: "t" }, { onProgress: (p) => seen.push(p) });
    expect(seen).toEqual([step]);
  });

  it("rejects with what the desks said", async () => {
    invoke.mockRejectedValue({ code: "io", params: { object: "a" }, detail: "d" });
    const thrown = await rpc("work.see", { work: "t" }).catch((e: unknown) => e);
    expect(thrown).toBeInstanceOf(DeskFailure);
    expect((thrown as DeskFailure).failure).toEqual({
      code: "io",
      params: { object: "a" },
      detail: "d",
    });
  });

  it("makes anything else an internal failure", async () => {
    invoke.mockRejectedValue("command pick not allowed");
    const thrown = (await pick("any").catch((e: unknown) => e)) as DeskFailure;
    expect(thrown.failure).toEqual({
      code: "internal",
      params: {},
      detail: "command pick not allowed",
    });
    expect(toFailure(new TypeError("x")).detail).toBe("TypeError: x");
  });
});

describe("address of an attachment", () => {
  it("encodes every part", () => {
    expect(attachmentUrl("t/1", "n 1", 0)).toBe("batch://localhost/t%2F1/-/n%201/0");
    expect(attachmentUrl("t", "n1", 2, "electronics")).toBe("batch://localhost/t/electronics/n1/2");
  });

  it("has the form of Windows there", () => {
    vi.spyOn(navigator, "userAgent", "get").mockReturnValue("Mozilla/5.0 (Windows NT 10.0)");
    expect(attachmentUrl("t", "n1", 0)).toBe("http://batch.localhost/t/-/n1/0");
  });
});
