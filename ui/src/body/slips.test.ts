import { expect, test } from "vitest";
import type { OfficeDesk } from "../office/state.svelte";
import type { PickedFile } from "../platform";
import type { BatchRow, Failure } from "../platform/desk";
import { handedOver, Slips } from "./slips.svelte";

const folder: PickedFile = { token: "f", name: "slips", folder: "", kind: "other" };

/** A desk that writes one slip for each request, and refuses for this expert. */
function slips(refused = "") {
  const asked: unknown[] = [];
  let last: unknown = null;
  const desk = {
    scope: { office: "o", track: "electronics" },
    run: async (_: string, request: { expert?: string }) => {
      asked.push(request);
      if (request.expert === refused) return { code: "exists", params: {}, detail: "" } as Failure;
      last = { slips: [{ path: `slip-${request.expert ?? "all"}.hjb` }] };
      return null;
    },
    answer: () => last,
  };
  return { slips: new Slips(desk as unknown as OfficeDesk), asked };
}

function batch(expert: string, came: boolean, issue = 1): BatchRow {
  const results = came ? { seq: 1, state: "counted" } : null;
  return { expert, name: "甲", issue, results } as unknown as BatchRow;
}

test("a slip can be given to whoever handed something over, each once", () => {
  const rows = [
    batch("E002", true),
    batch("E001", true),
    batch("E003", false),
    batch("E001", true),
  ];
  expect(handedOver(rows)).toEqual([
    { id: "E001", name: "E001 甲" },
    { id: "E002", name: "E002 甲" },
  ]);
});

test("for all of them one request is enough", async () => {
  const { slips: all, asked } = slips();
  expect(all.ready).toBe(false);
  all.folder = folder;
  expect(all.ready).toBe(true);
  expect(await all.write("p", false)).toBeNull();
  expect(asked).toEqual([{ office: "o", track: "electronics", out: "f" }]);
  expect(all.written).toEqual([{ path: "slip-all.hjb" }]);
});

test("for chosen ones each is asked for by number", async () => {
  const { slips: some, asked } = slips();
  some.folder = folder;
  some.whom = "chosen";
  expect(some.ready).toBe(false);
  some.choose("E002", true);
  some.choose("E001", true);
  some.choose("E003", true);
  some.choose("E003", false);
  expect(some.ready).toBe(true);
  await some.write("p", true);
  expect(asked).toMatchObject([
    { expert: "E001", force: true },
    { expert: "E002", force: true },
  ]);
  expect(some.written).toHaveLength(2);
});

test("what was written before a failure stays shown", async () => {
  const { slips: some } = slips("E002");
  some.folder = folder;
  some.whom = "chosen";
  for (const expert of ["E001", "E002", "E003"]) some.choose(expert, true);
  expect((await some.write("p", false))?.code).toBe("exists");
  expect(some.written).toEqual([{ path: "slip-E001.hjb" }]);
});
