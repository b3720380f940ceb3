import { describe, expect, it } from "vitest";
import { DeskFailure, type BatchCard, type PickedFile } from "../platform";
import { Pinning } from "./pinning.svelte";

function file(token: string, kind: PickedFile["kind"] = "work"): PickedFile {
  return { token, name: `${token}.hjw`, folder: "", kind };
}

const pinned = { batch: "electronics-e001", made_at: "2022-11-02T09:30:00+08:00" };
const card = { verdict: "good", anchored: true, pinned } as BatchCard;

/** What each earlier work file answers: a card, or the code of a failure. */
function pinning(answers: Record<string, BatchCard | string>, recent = Object.keys(answers)) {
  const asked: unknown[] = [];
  const ask = async (_: string, request: { pinned_by: string }, secrets: unknown) => {
    asked.push([request, secrets]);
    const answer = answers[request.pinned_by];
    if (typeof answer === "string")
      throw new DeskFailure({ code: answer, params: {}, detail: request.pinned_by });
    return answer;
  };
  const files = [file("o", "office"), ...recent.map((token) => file(token))];
  const pins = new Pinning("b", ask as never, () => files);
  pins.passphrase = "long enough";
  return { pins, asked };
}

describe("an earlier batch", () => {
  it("is looked for among the work files that were opened lately, and vouches for the key", async () => {
    const { pins, asked } = pinning({ x: "wrong-passphrase-or-damaged", y: card, z: card });
    await pins.look();
    expect(asked.map((one) => (one as [{ pinned_by: string }])[0].pinned_by)).toEqual(["x", "y"]);
    expect(asked[0]).toEqual([{ file: "b", pinned_by: "x" }, { passphrase: "long enough" }]);
    expect(pins.known).toMatchObject({ file: file("y"), batch: "electronics-e001" });
    expect([pins.failure, pins.locked, pins.busy]).toEqual([null, false, false]);
  });

  it("that is picked is the only one asked", async () => {
    const { pins, asked } = pinning({ x: card, p: "wrong-passphrase-or-damaged" }, ["x"]);
    pins.picked = file("p");
    await pins.look();
    expect(asked).toHaveLength(1);
    expect(pins.known).toBeNull();
    expect(pins.failure?.code).toBe("wrong-passphrase-or-damaged");
  });

  it("with another key stops, and the others are not asked for a better answer", async () => {
    const other = { ...card, verdict: "bad", anchored: false } as BatchCard;
    const { pins, asked } = pinning({ x: other, y: card });
    await pins.look();
    expect(asked).toHaveLength(1);
    expect(pins.known).toBeNull();
    expect(pins.differs?.batch).toBe("electronics-e001");
    pins.forget();
    expect(pins.differs).not.toBeNull();
  });

  it("that opens but says nothing is told before those that do not open", async () => {
    const { pins } = pinning({
      x: "wrong-passphrase-or-damaged",
      y: "pinned-elsewhere",
      z: "pinned-unverified",
    });
    await pins.look();
    expect(pins.failure?.detail).toBe("z");
  });

  it("of none of which the passphrase is right is told in one sentence", async () => {
    const { pins } = pinning({ x: "wrong-passphrase-or-damaged" });
    await pins.look();
    expect([pins.locked, pins.failure, pins.ready]).toEqual([true, null, true]);
  });

  it("needs a passphrase and a work file", () => {
    const { pins } = pinning({});
    expect(pins.ready).toBe(false);
    pins.picked = file("p");
    expect(pins.ready).toBe(true);
    pins.passphrase = "";
    expect(pins.ready).toBe(false);
  });
});
