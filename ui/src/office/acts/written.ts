// What stands in the answer of any act: paths of files, digests and digits to compare, findings. Nothing else of
// it is shown, so that no act needs a screen of its own for these.

import type { Finding } from "../../platform/desk";

/** A line to show. */
export interface Line {
  /** `path`, `letter`, `digest`, `digits`: the text key is `office-written-<label>`. */
  label: string;
  value: string;
  as: "path" | "code" | "digits";
}

const SHOWN: Record<string, Line["as"]> = {
  path: "path",
  letter: "path",
  list: "path",
  digest: "code",
  digits: "digits",
};
const LISTS = ["batches", "slips", "files", "list"];

/** The lines and findings of an answer. */
export function written(answer: unknown): { facts: Line[]; findings: Finding[] } {
  const facts: Line[] = [];
  if (!isRecord(answer)) return { facts, findings: [] };
  for (const part of [answer, ...LISTS.flatMap((name) => parts(answer[name]))]) {
    for (const [label, as] of Object.entries(SHOWN)) {
      const value = part[label];
      if (typeof value === "string" && value !== "") facts.push({ label, value, as });
    }
  }
  const findings = Array.isArray(answer.findings) ? (answer.findings as Finding[]) : [];
  return { facts, findings };
}

function parts(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.filter(isRecord);
  return isRecord(value) ? [value] : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
