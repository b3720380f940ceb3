// What is missing in one nomination, in few words.

import type { Criteria, Gap } from "../../platform";
import { t } from "../../text";
import { leavesOf } from "../criteria";

export function gapWords(gaps: Gap[], criteria: Criteria): string {
  const title = (id: string) =>
    [...criteria.items, ...(criteria.gates ?? [])].find((i) => i.id === id)?.title ?? id;
  const of = (kind: "mark" | "comment" | "gate") =>
    gaps.flatMap((gap) => {
      const id = gap === "recommendation" ? undefined : (gap as Record<string, string>)[kind];
      return id === undefined ? [] : [title(id)];
    });
  const list = (titles: string[]) => titles.join(t("expert-list-comma"));
  const [marks, comments, gates] = [of("mark"), of("comment"), of("gate")];
  const all = marks.length === leavesOf(criteria).length;
  const parts = [
    all
      ? t("expert-gap-all-marks")
      : marks.length > 0 && t("expert-gap-marks", { items: list(marks) }),
    comments.length > 0 && t("expert-gap-comments", { items: list(comments) }),
    gates.length > 0 && !all && t("expert-gap-gates", { gates: list(gates) }),
    gaps.includes("recommendation") && !all && t("expert-gap-recommendation"),
  ];
  return parts.filter((part) => part !== false).join(t("expert-list-semicolon"));
}
