// The filed criteria as the sheet needs them: leaves under their headings, scales, and where a comment is
// asked for. Nothing is computed with marks here: scores are the program's own business, not the screen's.

import type { Anchor, Centi, Criteria, Item, Review, Scale, WorkRow } from "../platform";

export interface Group {
  heading: Item | null;
  leaves: Item[];
}

/** The scored items in the filed order: those that are no other item's parent. */
export function leavesOf(criteria: Criteria): Item[] {
  const parents = new Set(criteria.items.map((item) => item.parent));
  return criteria.items.filter((item) => !parents.has(item.id));
}

/** Leaves gathered under their heading, in the filed order. */
export function groupsOf(criteria: Criteria): Group[] {
  const groups: Group[] = [];
  for (const leaf of leavesOf(criteria)) {
    const heading = criteria.items.find((item) => item.id === leaf.parent) ?? null;
    const last = groups.at(-1);
    if (last && (last.heading?.id ?? null) === (heading?.id ?? null)) last.leaves.push(leaf);
    else groups.push({ heading, leaves: [leaf] });
  }
  return groups;
}

export function scaleOf(criteria: Criteria, item: Item): Scale {
  return item.scale ?? { min: criteria.min, max: criteria.max, step: criteria.step };
}

/** Whether a comment must stand beside this mark. */
export function commentNeeded(item: Item, mark: Centi | null): boolean {
  const rule = item.comment?.required ?? "never";
  if (rule === "never" || mark === null) return false;
  if (rule === "always") return true;
  return "below" in rule ? mark < rule.below : mark > rule.above;
}

/** Longest comment on an item, and the longest overall one, in characters. */
export const OVERALL_MAX = 5000;
export function commentMax(item: Item): number {
  return item.comment?.max_chars ?? OVERALL_MAX;
}

/** Characters as people count them: a character beyond the basic plane is one. */
export function charsOf(text: string): number {
  return [...text].length;
}

export function anchorOf(item: Item, mark: Centi | null): Anchor | null {
  return (
    (mark !== null && item.anchors?.find((anchor) => mark >= anchor.from && mark <= anchor.to)) ||
    null
  );
}

/** 未评, 部分, 已评, 无法判断 and 回避 are five different things. */
export type RowState = "open" | "partial" | "scored" | "unable" | "recused";

export function stateOf(row: WorkRow): RowState {
  if (row.review.recused) return "recused";
  if (row.review.unable !== undefined && row.review.unable !== null) return "unable";
  if (row.gaps.length === 0) return "scored";
  return isBlank(row.review) ? "open" : "partial";
}

function isBlank(review: Review): boolean {
  const some = (map: object | undefined) => map !== undefined && Object.keys(map).length > 0;
  return (
    !some(review.marks) &&
    !some(review.gates) &&
    !some(review.comments) &&
    !review.recommendation &&
    !review.overall
  );
}

/** How many answers the sheet asks for, and how many are given: comments are not counted. */
export function progressOf(row: WorkRow, criteria: Criteria): { done: number; of: number } {
  const of =
    leavesOf(criteria).length + (criteria.gates?.length ?? 0) + (criteria.recommendation ? 1 : 0);
  const left = row.gaps.filter(
    (gap) => gap === "recommendation" || "mark" in gap || "gate" in gap,
  ).length;
  return { done: Math.max(0, of - left), of };
}
