import { beforeEach, expect, test, vi } from "vitest";
import { DeskFailure, rpc } from "../platform";
import type { Failure } from "../platform/desk";
import { filed, office, track } from "./sample";
import { OfficeDesk } from "./state.svelte";

vi.mock("../platform", async (original) => ({
  ...(await original<typeof import("../platform")>()),
  rpc: vi.fn(),
  cancel: vi.fn(),
}));

const call = vi.mocked(rpc);
const failure = (code: string): Failure => ({ code, params: {}, detail: "" });
const two = office([track(), track({ track: "materials", title: "先进材料" })]);

/** Answers by command; a failure is thrown. */
function answers(by: Record<string, unknown>) {
  call.mockImplementation((command) => {
    const answer = by[command];
    const failed = typeof answer === "object" && answer !== null && "code" in answer;
    return (
      failed ? Promise.reject(new DeskFailure(answer as Failure)) : Promise.resolve(answer)
    ) as never;
  });
}

async function opened(by: Record<string, unknown> = {}): Promise<OfficeDesk> {
  answers({ "office.see": two, ...by });
  const desk = new OfficeDesk("t");
  await desk.load();
  return desk;
}

beforeEach(() => {
  call.mockReset();
});

test("the first track is chosen until another one is", async () => {
  const desk = await opened();
  expect(desk.scope).toEqual({ office: "t", track: "electronics" });
  desk.choose("materials");
  expect(desk.scope.track).toBe("materials");
  desk.choose("no such track");
  expect(desk.scope.track).toBe("electronics");
});

test("an act keeps its answer and looks again", async () => {
  const desk = await opened({ accept: { accepted: 2 } });
  answers({ "office.see": office([track({ panel: 5 })]), accept: { accepted: 2 } });
  expect(await desk.run("accept", { ...desk.scope, all: true, reason: "r", by: "b" })).toBeNull();
  expect(desk.answer("accept")).toEqual({ accepted: 2 });
  expect(desk.asked("accept")?.all).toBe(true);
  expect(desk.track?.panel).toBe(5);
  expect(desk.revision).toBe(1);
});

test("a failed act says why and looks again, because part of it may be done", async () => {
  const desk = await opened({ merge: failure("equivocation") });
  const found = await desk.run("merge", { ...desk.scope, files: [] });
  expect(found?.code).toBe("equivocation");
  expect(desk.fault("merge")?.code).toBe("equivocation");
  expect(call.mock.calls.filter(([name]) => name === "office.see")).toHaveLength(2);
  desk.dismiss("merge");
  expect(desk.fault("merge")).toBeNull();
});

test("what an act of one track said is not shown for another", async () => {
  const desk = await opened({ merge: failure("no-receipt"), audit: { ok: true } });
  await desk.run("merge", { ...desk.scope, files: [] });
  await desk.run("audit", { file: "t" });
  desk.choose("materials");
  expect(desk.fault("merge")).toBeNull();
  expect(desk.answer("audit")).toEqual({ ok: true });
});

test("what was picked for one track is not kept for another", async () => {
  const desk = await opened();
  desk.forms.reason = "形式审查通过";
  desk.choose("electronics");
  expect(desk.forms.reason).toBe("形式审查通过");
  desk.choose("materials");
  expect(desk.forms.reason).toBe("");
});

test("a second act waits for none: it is not begun while one runs", async () => {
  const desk = await opened({ merge: {} });
  const first = desk.run("merge", { ...desk.scope, files: [] });
  await desk.run("audit", { file: "t" });
  await first;
  expect(call.mock.calls.map(([name]) => name)).not.toContain("audit");
  expect(desk.running).toBeNull();
});

test("progress is shown while the act runs and gone afterwards", async () => {
  const desk = await opened();
  const seen: unknown[] = [];
  call.mockImplementation(((
    command: string,
    _: unknown,
    beside?: { onProgress?: (p: unknown) => void },
  ) => {
    beside?.onProgress?.({ step: "merge", done: 1, total: 3 });
    if (command === "merge") seen.push(desk.progress);
    return Promise.resolve(command === "office.see" ? two : {});
  }) as never);
  await desk.run("merge", { ...desk.scope, files: [] });
  expect(seen).toEqual([{ step: "merge", done: 1, total: 3 }]);
  expect(desk.progress).toBeNull();
});

test("the passphrase travels beside the request", async () => {
  const desk = await opened({ submit: {} });
  const request = { ...desk.scope, out: "folder" };
  desk.sign({
    title: "",
    consequence: "",
    run: (passphrase) => desk.run("submit", request, passphrase),
  });
  await desk.confirm("secret words");
  const [, sent, beside] = call.mock.calls.find(([name]) => name === "submit") ?? [];
  expect(sent).toEqual(request);
  expect(beside?.passphrase).toBe("secret words");
  expect(desk.signing).toBeNull();
});

test("a wrong passphrase asks again and is no failure of the act", async () => {
  const desk = await opened({ submit: failure("wrong-passphrase") });
  desk.sign({
    title: "送",
    consequence: "",
    run: (passphrase) => desk.run("submit", { ...desk.scope, out: "f" }, passphrase),
  });
  await desk.confirm("wrong");
  expect(desk.signing?.title).toBe("送");
  expect(desk.wrongPassphrase?.code).toBe("wrong-passphrase");
  expect(desk.fault("submit")).toBeNull();
  desk.giveUp();
  expect(desk.signing).toBeNull();
});

test("a question is asked once for each state of the office", async () => {
  const desk = await opened({ "office.batches": { rows: [] }, accept: { accepted: 1 } });
  const asked = () => call.mock.calls.filter(([name]) => name === "office.batches").length;
  await desk.batches.ask(desk.scope, desk.revision);
  await desk.batches.ask(desk.scope, desk.revision);
  expect(asked()).toBe(1);
  await desk.run("accept", { ...desk.scope, all: true, reason: "r", by: "b" });
  await desk.batches.ask(desk.scope, desk.revision);
  expect(asked()).toBe(2);
});

test("an answer for another track than the one now shown is dropped", async () => {
  const desk = await opened();
  const held: ((answer: unknown) => void)[] = [];
  call.mockImplementation((() => new Promise((resolve) => held.push(resolve))) as never);
  const first = desk.filing.ask({ office: "t", track: "electronics" }, 0);
  const second = desk.filing.ask({ office: "t", track: "materials" }, 0);
  held[1]?.({ version: 2 });
  held[0]?.({ version: 1 });
  await Promise.all([first, second]);
  expect(desk.filing.data?.version).toBe(2);
});

test("a view that cannot be read says why and keeps what was there", async () => {
  const desk = await opened();
  answers({ "office.see": failure("io") });
  await desk.load();
  expect(desk.failure?.code).toBe("io");
  expect(desk.view?.tracks).toHaveLength(2);
});

test("a read-only office is known as such", async () => {
  answers({ "office.see": office([track({ filings: [filed(1, "sent")] })], { read_only: true }) });
  const desk = new OfficeDesk("t");
  expect(desk.readOnly).toBe(false);
  await desk.load();
  expect(desk.readOnly).toBe(true);
});
