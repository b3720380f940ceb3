// The batch as a list: what the filter, the search and the order leave of it, and which nomination
// comes next.

import type { NominationCard, WorkRow } from "../platform";
import { stateOf, type RowState } from "./criteria";

export type Filter = "all" | RowState | "flagged";
export const FILTERS: Filter[] = [
  "all",
  "open",
  "partial",
  "scored",
  "unable",
  "recused",
  "flagged",
];
export type Order = "batch" | "title" | "state" | "total";
export const ORDERS: Order[] = ["batch", "title", "state", "total"];

export interface Line {
  card: NominationCard;
  row: WorkRow;
  state: RowState;
}

export interface Wanted {
  filter: Filter;
  search: string;
  order: Order;
  current?: string | null; // never filtered away while it is being worked on
}

export function linesOf(cards: NominationCard[], rows: ReadonlyMap<string, WorkRow>): Line[] {
  return cards.flatMap((card) => {
    const row = rows.get(card.id);
    return row ? [{ card, row, state: stateOf(row) }] : [];
  });
}

/** The rows by nomination, with `newer` in the place of older ones. */
export function byNomination(
  newer: WorkRow[],
  older: ReadonlyMap<string, WorkRow> = new Map(),
): ReadonlyMap<string, WorkRow> {
  const rows = new Map(older);
  for (const row of newer) rows.set(row.review.nomination, row);
  return rows;
}

export function fits(line: Line, filter: Filter): boolean {
  if (filter === "all") return true;
  return filter === "flagged" ? line.row.flag : line.state === filter;
}

export function listed(lines: Line[], wanted: Wanted): Line[] {
  const words = wanted.search.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  const kept = lines.filter((line) => {
    if (!found(line, words)) return false;
    return fits(line, wanted.filter) || (words.length === 0 && line.card.id === wanted.current);
  });
  return wanted.order === "batch" ? kept : kept.toSorted(comparer(wanted.order));
}

function found({ card, row }: Line, words: string[]): boolean {
  if (words.length === 0) return true;
  const text = [card.id, card.title, card.applicant, card.nominator, row.note]
    .join(" ")
    .normalize("NFKC")
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

const STATES: RowState[] = ["open", "partial", "scored", "unable", "recused"];

function comparer(order: Order): (a: Line, b: Line) => number {
  if (order === "title") return (a, b) => a.card.title.localeCompare(b.card.title, "zh-CN");
  if (order === "state") return (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state);
  return (a, b) => (a.row.rank ?? Infinity) - (b.row.rank ?? Infinity) || 0;
}

export function countsOf(lines: Line[]): Record<Filter, number> {
  const count = (filter: Filter) => lines.filter((line) => fits(line, filter)).length;
  return Object.fromEntries(FILTERS.map((filter) => [filter, count(filter)])) as Record<
    Filter,
    number
  >;
}

/** The next nomination that still asks for something, after the current one and round again. */
export function nextUnscored(lines: Line[], current: string | null): string | null {
  const at = lines.findIndex((line) => line.card.id === current);
  const round = [...lines.slice(at + 1), ...lines.slice(0, Math.max(at, 0))];
  return round.find((line) => line.state === "open" || line.state === "partial")?.card.id ?? null;
}

/** The neighbour `by` lines away, stopping at the ends. */
export function neighbour(lines: Line[], current: string | null, by: number): string | null {
  const at = lines.findIndex((line) => line.card.id === current);
  if (at < 0) return lines[0]?.card.id ?? null;
  return lines[Math.min(lines.length - 1, Math.max(0, at + by))]?.card.id ?? null;
}
