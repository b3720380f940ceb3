// Findings by their class, worst class first, so that a clerk reads what decides before what is a note.

import type { Finding, Severity } from "../platform/desk";

const WEIGHT: Record<Severity, number> = { failure: 0, error: 1, note: 2 };

/** Findings of one class. */
export interface ClassOfFindings {
  class: string;
  worst: Severity;
  findings: Finding[];
}

/** Groups findings by class; within a class the worst come first. */
export function byClass(findings: Finding[]): ClassOfFindings[] {
  const classes = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = finding.class || finding.code.slice(0, 1);
    classes.set(key, [...(classes.get(key) ?? []), finding]);
  }
  const groups = [...classes].map(([name, found]) => {
    const sorted = [...found].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
    return { class: name, worst: sorted[0]?.severity ?? ("note" as const), findings: sorted };
  });
  return groups.sort((a, b) => WEIGHT[a.worst] - WEIGHT[b.worst] || a.class.localeCompare(b.class));
}
