import { beforeEach, describe, expect, it, vi } from "vitest";
import { DeskFailure, type BatchCard, type PickedFile } from "../platform";
import { Opening } from "./opening.svelte";

const DIGITS = "12345 67890 12345 67890 12345 67890";
const target: PickedFile = { token: "t", name: "electronics-E001-1.hjw", folder: "", kind: "work" };
const card = { verdict: "unchecked", anchored: false, suggested_name: target.name } as BatchCard;
const refusal = new DeskFailure({ code: "wrong-code-check", params: {}, detail: "" });

interface Asked {
  trust?: string;
  pinned_by?: string;
}

function opening(
  overrule: Record<string, (request: Asked, secrets: unknown) => unknown> = {},
  recent: PickedFile[] = [],
) {
  const asked: { command: string; request: unknown; secrets: unknown }[] = [];
  const answers: typeof overrule = {
    "batch.look": ({ trust }) => ({
      ...card,
      anchored: trust === DIGITS,
      verdict: trust ? "good" : "unchecked",
    }),
    "code.check": () => ({ complete: true }),
    open: () => ({}),
    ...overrule,
  };
  const rpc = async (command: string, request: never, secrets: unknown) => {
    asked.push({ command, request, secrets });
    return answers[command]?.(request, secrets);
  };
  const ways = { rpc: rpc as never, place: async () => target, recent: () => recent };
  return { desk: new Opening("b", ways), asked };
}

beforeEach(() => void vi.useFakeTimers());
const later = () => vi.advanceTimersByTimeAsync(500);

describe("the digits", () => {
  it("are compared once all thirty are typed", async () => {
    const { desk, asked } = opening();
    await desk.look();
    await desk.typeDigits("12345");
    expect(asked).toHaveLength(1);
    expect(desk.fit).toBeNull();
    await desk.typeDigits(DIGITS);
    expect(desk.fit).toBe(true);
    expect(desk.trusted).toBe(true);
  });

  it("that do not fit are no ground to go on", async () => {
    const { desk } = opening();
    await desk.look();
    await desk.typeDigits(DIGITS.replace("1", "9"));
    expect(desk.fit).toBe(false);
    expect(desk.trusted).toBe(false);
  });

  it("may be left out, which is said to the program", async () => {
    const { desk, asked } = opening();
    await desk.look();
    desk.skip();
    desk.typeCode("ABCDE-FGHJK");
    await later();
    desk.passphrase = "long enough";
    expect(await desk.open()).toBe("t");
    expect(asked.at(-2)?.request).toMatchObject({ trust: null, unverified: true, out: "t" });
  });
});

describe("an earlier batch of the edition", () => {
  const earlier: PickedFile = { ...target, token: "e" };
  const pinned = { batch: "electronics-e001", made_at: "2022-11-02T09:30:00+08:00" };
  const looked = (anchored: boolean) => ({
    "batch.look": ({ trust, pinned_by }: Asked) => ({
      ...card,
      anchored: pinned_by ? anchored : trust === DIGITS,
      verdict: pinned_by && !anchored ? "bad" : "unchecked",
      pinned: pinned_by ? pinned : null,
    }),
  });

  async function told(anchored: boolean) {
    const { desk, asked } = opening(looked(anchored), [earlier]);
    await desk.look();
    desk.pins.passphrase = "of the earlier one";
    await desk.goByEarlier();
    return { desk, asked };
  }

  it("is what is asked for where there is one, and the digits where there is none", () => {
    expect(opening({}, [earlier]).desk.byEarlier).toBe(true);
    expect(opening({}, []).desk.byEarlier).toBe(false);
  });

  it("stands in for the digits, and its passphrase opens the new work file", async () => {
    const { desk, asked } = await told(true);
    expect([desk.trusted, desk.stopped]).toEqual([true, false]);
    desk.typeCode("ABCDE-FGHJK");
    await later();
    expect(await desk.open()).toBe("t");
    expect(asked.at(-2)).toMatchObject({
      request: { file: "b", trust: null, unverified: false, pinned_by: "e" },
      secrets: { passphrase: "of the earlier one" },
    });
    expect(desk.pins.passphrase).toBe("");
  });

  it("no longer counts when the digits are typed anew", async () => {
    const { desk } = await told(true);
    desk.turnTo("digits");
    expect([desk.trusted, desk.byEarlier]).toEqual([false, false]);
    await desk.typeDigits(DIGITS);
    expect([desk.trusted, desk.ownPassphrase]).toEqual([true, ""]);
  });

  it("with another key stops, and only digits that fit lead on", async () => {
    const { desk } = await told(false);
    expect([desk.trusted, desk.stopped]).toEqual([false, true]);
    expect(desk.card?.verdict).toBe("unchecked");
    desk.turnTo("digits");
    desk.skip();
    expect([desk.skipped, desk.trusted]).toEqual([false, false]);
    await desk.typeDigits(DIGITS.replace("1", "9"));
    expect(desk.stopped).toBe(true);
    await desk.typeDigits(DIGITS);
    expect([desk.trusted, desk.stopped]).toEqual([true, false]);
  });
});

describe("the code", () => {
  it("is checked when the typing rests", async () => {
    const { desk, asked } = opening();
    desk.typeCode("ABCDE-FGHJ");
    desk.typeCode("ABCDE-FGHJK");
    await later();
    expect(asked.map((ask) => ask.secrets)).toEqual([{ code: "ABCDE-FGHJK" }]);
    expect(desk.codeWhole).toBe(true);
  });

  it("shows a typing error where it is, and forgets it when typing goes on", async () => {
    const { desk } = opening({
      "code.check": () => {
        throw refusal;
      },
    });
    desk.typeCode("ABCDE-FGHJK");
    await later();
    expect(desk.codeFault?.code).toBe("wrong-code-check");
    expect(desk.codeWhole).toBe(false);
    desk.typeCode("ABCDE-FGHJ");
    expect(desk.codeFault).toBeNull();
  });
});

describe("opening", () => {
  async function filled(desk: Opening) {
    await desk.look();
    await desk.typeDigits(DIGITS);
    desk.typeCode("ABCDE-FGHJK");
    await later();
    desk.passphrase = "long enough";
  }

  it("sends both secrets beside the request and drops them after", async () => {
    const { desk, asked } = opening();
    await filled(desk);
    expect(await desk.open()).toBe("t");
    expect(asked.slice(-2)).toEqual([
      {
        command: "open",
        request: { file: "b", trust: DIGITS, unverified: false, out: "t" },
        secrets: { code: "ABCDE-FGHJK", passphrase: "long enough" },
      },
      { command: "work.see", request: { work: "t" }, secrets: { passphrase: "long enough" } },
    ]);
    expect([desk.code, desk.passphrase]).toEqual(["", ""]);
  });

  it("keeps what was typed when it is refused", async () => {
    const { desk } = opening({
      open: () => {
        throw refusal;
      },
    });
    await filled(desk);
    expect(await desk.open()).toBeNull();
    expect(desk.failure?.code).toBe("wrong-code-check");
    expect(desk.passphrase).toBe("long enough");
    expect(desk.busy).toBe(false);
  });

  it("is not possible for a batch that failed verification", async () => {
    const { desk } = opening({ "batch.look": () => ({ ...card, anchored: true, verdict: "bad" }) });
    await filled(desk);
    expect(desk.ready).toBe(false);
  });
});
