// The steps of the official calculation as sentences that a person with paper can follow. Nothing is
// computed here but the decimals shown beside a fraction.

import type { ItemId, Step, TieBreak } from "../platform/desk";
import type { Names } from "./names";

/** A text function, as `t` of the catalogue. */
export type Say = (key: string, params?: Record<string, string | number>) => string;

/** One sentence, and how the page shows it. */
export interface Line {
  text: string;
  kind: "plain" | "dropped" | "apart" | "result";
}

type Of<S extends Step["step"]> = Extract<Step, { step: S }>;

/** Every step as a sentence, in the order in which it was taken. */
export function sentences(steps: Step[], names: Names, say: Say): Line[] {
  return steps.map((step) => sentence(step, names, say));
}

/** One step as a sentence. */
export function sentence(step: Step, names: Names, say: Say): Line {
  switch (step.step) {
    case "incomplete":
      return apart(
        say("office-trace-incomplete", {
          expert: names.expert(step.expert),
          missing: list(step.missing.map(names.item), say),
        }),
      );
    case "gate":
      return apart(
        say(`office-trace-gate-${hyphened(step.on_no)}`, {
          gate: names.gate(step.gate),
          experts: list(step.experts.map(names.expert), say),
        }),
      );
    case "weighted_sum":
      return weightedSum(step, names, say);
    case "values": {
      const values = step.values.map((v) => `${names.expert(v.expert)} ${decimal(v.value)}`);
      return plain(
        say("office-trace-values", {
          what: what(step.item, names, say),
          values: list(values, say),
        }),
      );
    }
    case "too_few_to_trim":
      return plain(
        say("office-trace-too-few-to-trim", {
          what: what(step.item, names, say),
          values: step.values,
          minimum: step.min_n,
        }),
      );
    case "dropped":
      return {
        kind: "dropped",
        text: say(`office-trace-dropped-${step.side}`, {
          what: what(step.item, names, say),
          expert: names.expert(step.expert),
          value: decimal(step.value),
        }),
      };
    case "aggregated":
      return result(
        say(`office-trace-${hyphened(step.by)}`, {
          what: what(step.item, names, say),
          of: step.of,
          sum: decimal(step.sum ?? ""),
          value: decimal(step.value),
        }),
      );
    case "rounded":
      return rounded(step, names, say);
    case "too_few_reviews":
      return apart(
        say("office-trace-too-few-reviews", { valid: step.valid, minimum: step.minimum }),
      );
    case "tie_break":
      return tieBreak(step, names, say);
    default:
      // A step that only a newer program knows: better its name than nothing.
      return plain((step as { step: string }).step);
  }
}

/** With points every weight is 1 and the marks are simply added; else each product is written out. */
function weightedSum(step: Of<"weighted_sum">, names: Names, say: Say): Line {
  const simple = step.terms.every((t) => Number(t.weight) === 1 && t.product === t.value);
  const terms = step.terms.map((t) => {
    const factor = `${names.item(t.item)} ${decimal(t.value)}`;
    return simple ? factor : `${factor} × ${t.weight} = ${decimal(t.product)}`;
  });
  const params = {
    expert: step.expert === null ? say("office-trace-all-experts") : names.expert(step.expert),
    terms: simple ? terms.join(" + ") : list(terms, say),
    sum: decimal(step.sum),
  };
  return plain(
    simple ? say("office-trace-sum-plain", params) : say("office-trace-sum-weighted", params),
  );
}

function rounded(step: Of<"rounded">, names: Names, say: Say): Line {
  const place = say(`office-trace-place-${hyphened(step.after)}`, {
    item: step.item === null ? "" : names.item(step.item),
    expert: step.expert === null ? say("office-trace-all-experts") : names.expert(step.expert),
  });
  return result(
    say("office-trace-rounded", {
      place,
      mode: say(`office-round-${hyphened(step.mode)}`),
      decimals: step.decimals,
      before: decimal(step.before),
      rounded: step.rounded,
    }),
  );
}

function tieBreak(step: Of<"tie_break">, names: Names, say: Say): Line {
  const { rule, rivals } = step;
  const more = rivals > step.against.length ? ["…"] : [];
  const params = {
    rivals,
    rule: tieRule(rule, names, say),
    outcome: say(`office-tie-outcome-${hyphened(step.outcome)}`),
  };
  if (rule === "vote") {
    // A vote has no value that could be shown before the meeting.
    const against = [...step.against.map((r) => names.nomination(r.item)), ...more];
    return apart(say("office-trace-tie-vote", { ...params, against: list(against, say) }));
  }
  const valued = step.against.map(
    (r) => `${names.nomination(r.item)} ${tieValue(rule, r.value, say)}`,
  );
  return result(
    say("office-trace-tie", {
      ...params,
      value: tieValue(rule, step.value, say),
      against: list([...valued, ...more], say),
    }),
  );
}

/** A link of the tie-break chain in words. */
export function tieRule(rule: TieBreak, names: Names, say: Say): string {
  if (typeof rule === "string") return say(`office-tie-${hyphened(rule)}`);
  if ("item" in rule) return say("office-tie-item", { item: names.item(rule.item) });
  if ("preference" in rule) return say("office-tie-preference", { flag: rule.preference });
  return say("office-tie-draw", { seed: rule.draw });
}

function tieValue(rule: TieBreak, value: string, say: Say): string {
  if (typeof rule === "object" && "preference" in rule)
    return value === "true" ? say("office-yes") : say("office-no");
  if (typeof rule === "object" && "draw" in rule) return `${value.slice(0, 12)}…`;
  return decimal(value);
}

function what(item: ItemId | null, names: Names, say: Say): string {
  return item === null
    ? say("office-trace-what-totals")
    : say("office-trace-what-item", { item: names.item(item) });
}

/** Several things one after another, in the manner of the language. */
export function list(parts: string[], say: Say): string {
  return parts.join(say("office-separator"));
}

/** `259/3` with its decimals beside it; a decimal as it is. */
export function decimal(value: string): string {
  const parts = /^(-?)(\d+)\/(\d+)$/.exec(value);
  if (parts === null) return value;
  const [over, under] = [BigInt(parts[2] ?? "0"), BigInt(parts[3] ?? "1")];
  if (under === 0n) return value;
  const scaled = (over * 20_000n + under) / (2n * under);
  const digits = scaled.toString().padStart(5, "0");
  const short = `${parts[1]}${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/0{1,2}$/, "");
  return scaled * under === over * 10_000n ? short : `${value} ≈ ${short}`;
}

/** The second half of the key of a word that files write with underscores. */
export function hyphened(word: string): string {
  return word.replaceAll("_", "-");
}

const plain = (text: string): Line => ({ text, kind: "plain" });
const apart = (text: string): Line => ({ text, kind: "apart" });
const result = (text: string): Line => ({ text, kind: "result" });
