import { expect, test } from "vitest";
import type { CellState, FiledExpert, NominationRow, Standing } from "../platform/desk";
import { matrix } from "./matrix";

const expert = (id: string, conflicts: string[] = []): FiledExpert => ({
  expert: id,
  name: `${id} 的名字`,
  unit: "示例大学",
  group: "main",
  role: "member",
  conflicts,
});
const nomination = (id: string, outcome: NominationRow["outcome"] = "accepted"): NominationRow => ({
  id,
  title: `项目 ${id}`,
  applicant: "甲公司",
  nominator: "学会",
  channel: "学会",
  outcome,
  reason: null,
  attachments: 0,
  imported_at: "2022-11-01T08:00:00+08:00",
  source_row: null,
});
const standing = (item: string, states: Record<string, CellState>): Standing => ({
  item,
  score: null,
  exact: null,
  rank: null,
  valid: 0,
  place: "ranked",
  flags: [],
  tied: false,
  dropped: [],
  deviations: [],
  states,
  trace: [],
});

test("before a merge it shows what is to come from the packed batches", () => {
  const m = matrix(
    [expert("E001"), expert("E002", ["n1"]), expert("E003")],
    [nomination("n1")],
    new Set(["E001", "E002"]),
    null,
  );
  expect(m.merged).toBe(false);
  expect(m.rows[0]?.cells).toEqual(["not_submitted", "not_assigned", "not_assigned"]);
});

test("after a merge it shows what the merge found, and counts it", () => {
  const standings = [
    standing("n1", { E001: "scored", E002: "recused" }),
    standing("n2", { E001: "unable", E002: "scored" }),
  ];
  const m = matrix(
    [expert("E001"), expert("E002"), expert("E003")],
    [nomination("n1"), nomination("n2")],
    new Set(["E001", "E002", "E003"]),
    standings,
  );
  expect(m.merged).toBe(true);
  expect(m.rows.map((r) => r.cells)).toEqual([
    ["scored", "recused", "not_assigned"],
    ["unable", "scored", "not_assigned"],
  ]);
  expect(m.rows.map((r) => r.valid)).toEqual([1, 1]);
  expect(m.counts).toEqual({ scored: 2, recused: 1, unable: 1, not_assigned: 2 });
});

test("an expert of an older panel keeps the column of what was sent", () => {
  const m = matrix([expert("E001")], [nomination("n1")], new Set(), [
    standing("n1", { E001: "scored", E009: "voided" }),
  ]);
  expect(m.experts.map((e) => e.id)).toEqual(["E001", "E009"]);
  expect(m.rows[0]?.cells).toEqual(["scored", "voided"]);
});

test("nominations that were not accepted are left out", () => {
  const m = matrix(
    [expert("E001")],
    [nomination("n1", "refused"), nomination("n2")],
    new Set(),
    null,
  );
  expect(m.rows.map((r) => r.nomination)).toEqual(["n2"]);
});
