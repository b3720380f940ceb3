// The filed rule that turns marks into a ranking, in words: one sentence for each thing it says.

import type { Centi, Criteria, Item, Official } from "../platform/desk";
import { names } from "./names";
import { hyphened, tieRule, type Say } from "./trace";

/** The rule as sentences. `points` writes hundredths as points. */
export function ruleInWords(criteria: Criteria, say: Say, points: (n: Centi) => string): string[] {
  const { official } = criteria;
  const told = names(criteria, {}, {});
  const lines = [say(`office-rule-order-${hyphened(official.order)}`), aggregate(official, say)];
  for (const r of official.rounding)
    lines.push(
      say("office-rule-rounding", {
        place: say(`office-rule-after-${hyphened(r.after)}`),
        mode: say(`office-round-${hyphened(r.mode)}`),
        decimals: r.decimals,
      }),
    );
  lines.push(say("office-rule-minimum", { minimum: official.minimum_reviews }));
  if (official.deviation) {
    const threshold = points(official.deviation.threshold);
    lines.push(
      official.deviation.asks_reason
        ? say("office-rule-deviation-reason", { threshold })
        : say("office-rule-deviation", { threshold }),
    );
  }
  const ties = official.tie_break.map((tie) => tieRule(tie, told, say));
  lines.push(
    ties.length
      ? say("office-rule-ties", { chain: ties.join(say("office-then")) })
      : say("office-rule-ties-none"),
  );
  if (criteria.direction === "lower") lines.push(say("office-rule-lower"));
  return lines;
}

function aggregate(official: Official, say: Say): string {
  if (typeof official.aggregate === "string") return say(`office-rule-${official.aggregate}`);
  const { high, low, min_n } = official.aggregate.trimmed;
  return say("office-rule-trimmed", { high, low, minimum: min_n });
}

/** The items that carry marks. */
export function leaves(criteria: Criteria): Item[] {
  const parents = new Set(criteria.items.map((i) => i.parent));
  return criteria.items.filter((i) => !parents.has(i.id));
}

/** An item's weight as people write it: `20 分`, `30 %`, `× 1.2`. */
export function weightInWords(item: Item, say: Say, points: (n: Centi) => string): string {
  const weight = item.weight;
  if (!weight) return "";
  if ("points" in weight) return say("office-weight-points", { points: points(weight.points) });
  if ("percent" in weight) return `${points(weight.percent)} %`;
  return `× ${String(weight.factor / 10_000)}`;
}

/** What all weights make together, where they must make something. */
export function weightsTogether(
  criteria: Criteria,
  say: Say,
  points: (n: Centi) => string,
): { text: string; whole: boolean } | null {
  const weights = leaves(criteria).map((i) => i.weight);
  const sum = (of: (w: NonNullable<Item["weight"]>) => number) =>
    weights.reduce((n, w) => n + (w ? of(w) : 0), 0);
  if (weights.every((w) => w && "points" in w)) {
    const total = sum((w) => ("points" in w ? w.points : 0));
    return {
      text: say("office-weight-points", { points: points(total) }),
      whole: total === criteria.max,
    };
  }
  if (weights.every((w) => w && "percent" in w)) {
    const total = sum((w) => ("percent" in w ? w.percent : 0));
    return { text: `${points(total)} %`, whole: total === 10_000 };
  }
  return null;
}

/** When a comment is asked for, in words; empty where never. */
export function commentInWords(item: Item, say: Say, points: (n: Centi) => string): string {
  const required = item.comment?.required;
  if (!required || required === "never") return "";
  if (required === "always") return say("office-comment-always");
  return "below" in required
    ? say("office-comment-below", { mark: points(required.below) })
    : say("office-comment-above", { mark: points(required.above) });
}
