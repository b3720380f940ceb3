// Experts × nominations as the body knows them: after a merge what the merge found, before it what was
// packed. A cell is one of the six states; nothing here decides one.

import type { CellState, FilingView, NominationRow, Standing } from "../platform/desk";

/** The matrix as it is shown: one row for each nomination. */
export interface Matrix {
  experts: { id: string; name: string }[];
  rows: { nomination: string; title: string; cells: CellState[]; valid: number }[];
  counts: Partial<Record<CellState, number>>;
  /** Whether a merge said so; otherwise it is what the filing and the batches let expect. */
  merged: boolean;
}

/** The states in the order of a legend. */
export const STATES: CellState[] = [
  "scored",
  "recused",
  "unable",
  "not_submitted",
  "voided",
  "not_assigned",
];

/** The matrix of a track. `packed`: experts who have a batch. */
export function matrix(
  experts: FilingView["experts"],
  nominations: NominationRow[],
  packed: Set<string>,
  standings: Standing[] | null,
): Matrix {
  const merged = standings !== null && standings.length > 0;
  const found = new Map((standings ?? []).map((s) => [s.item, s.states]));
  const people = peopleOf(experts, standings);
  const counts: Matrix["counts"] = {};
  const rows = nominations
    .filter((n) => n.outcome === "accepted" || found.has(n.id))
    .map((n) => {
      const cells = people.map((p): CellState => {
        if (merged) return found.get(n.id)?.[p.id] ?? "not_assigned";
        const expert = experts.find((e) => e.expert === p.id);
        const barred = expert?.conflicts.includes(n.id) ?? false;
        return packed.has(p.id) && !barred ? "not_submitted" : "not_assigned";
      });
      for (const state of cells) counts[state] = (counts[state] ?? 0) + 1;
      const valid = cells.filter((c) => c === "scored").length;
      return { nomination: n.id, title: n.title, cells, valid };
    });
  return { experts: people, rows, counts, merged };
}

function peopleOf(
  experts: FilingView["experts"],
  standings: Standing[] | null,
): { id: string; name: string }[] {
  const people = experts.map((e) => ({ id: e.expert, name: e.name }));
  const known = new Set(people.map((p) => p.id));
  // Somebody of an older filing may have cells without being on the newest panel.
  for (const standing of standings ?? [])
    for (const id of Object.keys(standing.states))
      if (!known.has(id)) {
        known.add(id);
        people.push({ id, name: "" });
      }
  return people;
}
