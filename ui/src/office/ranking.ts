// What the ranking table shows: rows in the order of the ranking, the cut line, and what stands apart.

import type { Ranking, Standing } from "../platform/desk";

/** One row of the table. */
export interface RankRow {
  standing: Standing;
  title: string;
  /** Whether it lies within the places that may be submitted; null where there is no such number. */
  within: boolean | null;
  /** Whether the cut line runs under this row. */
  last: boolean;
}

/** Rows by rank, then those without one. */
export function rankRows(ranking: Ranking): RankRow[] {
  const rows = ranking.standings.map((standing) => ({
    standing,
    title: ranking.titles[standing.item] ?? standing.item,
    within: within(standing, ranking.places),
    last: false,
  }));
  const end = rows.filter((r) => r.within === true).length;
  return rows.map((row, at) => ({ ...row, last: end > 0 && end < rows.length && at === end - 1 }));
}

function within(standing: Standing, places: number | null): boolean | null {
  if (places === null) return null;
  return standing.rank !== null && standing.rank <= places;
}

/** How many more than the places share ranks within the line, because a tie lies across it. */
export function overLine(ranking: Ranking): number {
  if (ranking.places === null) return 0;
  const inside = ranking.standings.filter((s) => within(s, ranking.places)).length;
  return Math.max(0, inside - ranking.places);
}

/** The ranking as text that a spreadsheet takes, without fractions. */
export function rankingTsv(rows: RankRow[], say: (key: string) => string): string {
  const head = ["term-rank", "office-number", "term-nomination", "term-score", "office-valid"];
  const lines = rows.map(({ standing, title }) => [
    String(standing.rank ?? ""),
    standing.item,
    title.replace(/[\t\r\n"]/g, " ").replace(/^[=+@-]/, "'$&"),
    standing.score ?? "",
    String(standing.valid),
  ]);
  return [head.map((key) => say(key)), ...lines].map((cells) => cells.join("\t")).join("\n");
}
