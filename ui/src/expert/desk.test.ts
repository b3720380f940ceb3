import { beforeEach, describe, expect, it, vi } from "vitest";
import type { WorkView } from "../platform";
import { Desk, type Rpc } from "./desk.svelte";
import { row, view } from "./sample";

type Ask = { command: string; request: Record<string, unknown> };

/** A work file that answers at once; `answers` overrules a command. */
function deskOf(work: WorkView, answers: Record<string, (request: never) => unknown> = {}) {
  const asked: Ask[] = [];
  const usual: Record<string, (request: never) => unknown> = {
    "work.see": () => work,
    "work.nomination": () => ({ record: {}, history: [] }),
    enter: () => ({ at: "2022-11-03T08:00:00Z", rows: [] }),
    note: () => ({ at: "2022-11-03T08:00:00Z" }),
    recuse: () => ({ recusals: 1 }),
    pledge: () => ({ at: "2022-11-03T08:00:00Z" }),
  };
  const rpc = vi.fn((command: string, request: Record<string, unknown>) => {
    asked.push({ command, request });
    return Promise.resolve((answers[command] ?? usual[command])?.(request as never));
  });
  return { desk: new Desk("w", rpc as unknown as Rpc), asked };
}

const settled = () => vi.waitFor(() => Promise.resolve());
beforeEach(() => void vi.useRealTimers());

describe("where the expert begins", () => {
  it.each([
    [{ pledged_at: null }, "pledge"],
    [{ none_declared: false }, "recusal"],
    [{}, "score"],
    [{ sealed: { seq: 1, at: "", digest: "", digits: "" } }, "seal"],
  ] as const)("%o", async (more, step) => {
    const { desk } = deskOf(view(more));
    await desk.see();
    expect(desk.step).toBe(step);
  });

  it("is the first nomination that asks for something", async () => {
    const rows = [row("n1", { recused: "other" }), row("n2"), row("n3")];
    const { desk } = deskOf(view({ rows }));
    await desk.see();
    expect(desk.current).toBe("n2");
  });
});

it("opens nothing but the pledge before it is signed", async () => {
  const { desk } = deskOf(view({ pledged_at: null }));
  await desk.see();
  desk.goTo("score");
  expect(desk.step).toBe("pledge");
  expect(desk.locked).toBe(true);
});

it("keeps the failure of the first look", async () => {
  const { desk } = deskOf(view(), {
    "work.see": () => {
      throw { failure: null };
    },
  });
  await desk.see();
  expect(desk.failure?.code).toBe("internal");
});

describe("an entry", () => {
  const place = { nomination: "n1", field: "mark", item: "frontier" } as const;

  it("is shown at once and in the rows after the answer", async () => {
    const answered = row("n1", { marks: { frontier: 1850 } }, { total: "18.5", rank: 1 });
    const { desk, asked } = deskOf(view(), {
      enter: () => ({ at: "2022-11-03T08:00:00Z", rows: [answered] }),
    });
    await desk.see();
    desk.entries.put(place, "18.5");
    expect(desk.shownAt(place)).toBe("18.5");
    await desk.entries.flush();
    expect(asked.at(-1)?.request).toEqual({
      work: "w",
      nomination: "n1",
      entry: { field: "mark", item: "frontier", value: "18.5" },
    });
    expect(desk.rows.get("n1")?.rank).toBe(1);
    expect(desk.record?.history).toEqual([
      { at: "2022-11-03T08:00:00Z", field: "mark", item: "frontier", old: null, new: "18.5" },
    ]);
  });

  it("is undone at its own nomination", async () => {
    const entered = row("n1", { marks: { frontier: 1850 } });
    const { desk, asked } = deskOf(view(), {
      enter: () => ({ at: "2022-11-03T08:00:00Z", rows: [entered] }),
    });
    await desk.see();
    desk.entries.put(place, "18.5");
    await desk.entries.flush();
    desk.go("n3");
    desk.undo();
    await desk.entries.flush();
    expect(desk.current).toBe("n1");
    expect(desk.wish).toEqual({ field: "mark", item: "frontier" });
    expect(asked.filter((ask) => ask.command === "enter").at(-1)?.request.entry).toMatchObject({
      value: null,
    });
  });

  it("is sent at once when the nomination changes", async () => {
    const { desk, asked } = deskOf(view());
    await desk.see();
    desk.entries.type(place, "18", "18");
    desk.go("n2");
    await desk.entries.flush();
    expect(asked.filter((ask) => ask.command === "enter")).toHaveLength(1);
  });
});

describe("sealing", () => {
  const place = { nomination: "n1", field: "mark", item: "frontier" } as const;

  it("is refused while a field shows what the document does not hold", async () => {
    const { desk, asked } = deskOf(view());
    await desk.see();
    desk.entries.type(place, "99", undefined);
    await expect(desk.seal("out", "secret words", false)).rejects.toMatchObject({
      failure: { code: "unsaved" },
    });
    expect(asked.some((ask) => ask.command === "seal")).toBe(false);
  });

  it("is refused after an entry that could not be saved", async () => {
    const { desk, asked } = deskOf(view(), {
      enter: () => {
        throw new Error("disk");
      },
    });
    await desk.see();
    desk.entries.put(place, "18");
    await expect(desk.seal("out", "secret words", false)).rejects.toMatchObject({
      failure: { code: "unsaved" },
    });
    expect(asked.some((ask) => ask.command === "seal")).toBe(false);
  });
});

it("sends note and flag together, each with the other's present value", async () => {
  const { desk, asked } = deskOf(view());
  await desk.see();
  desk.entries.put({ nomination: "n1", field: "flag", item: null }, true);
  desk.entries.put({ nomination: "n1", field: "note", item: null }, "再看");
  await desk.entries.flush();
  const notes = asked
    .filter((ask) => ask.command === "note")
    .map(({ request }) => [request.text, request.flag]);
  expect(notes).toEqual([
    ["", true],
    ["再看", true],
  ]);
});

it("forgets the undo steps of a recused nomination and reads the desk again", async () => {
  const { desk, asked } = deskOf(view());
  await desk.see();
  desk.entries.put({ nomination: "n1", field: "mark", item: "frontier" }, "18");
  await desk.recuse("n1", "same_unit");
  expect(desk.trail.canUndo).toBe(false);
  expect(asked.filter((ask) => ask.command === "work.see")).toHaveLength(2);
});

it("shows the record of the nomination it stands at, not of one it left", async () => {
  const waiting: (() => void)[] = [];
  const { desk } = deskOf(view(), {
    "work.nomination": ({ nomination }: { nomination: string }) =>
      new Promise((resolve) => {
        const answer = () => resolve({ record: { id: nomination }, history: [] });
        if (nomination === "n2") waiting.push(answer);
        else answer();
      }),
  } as never);
  await desk.see();
  desk.go("n2");
  desk.go("n3");
  await settled();
  waiting.forEach((answer) => answer());
  await settled();
  expect(desk.record?.record.id).toBe("n3");
});
