// Gaps as words.

import type { Criteria, Gap } from "../../platform";
import { t } from "../../text";

export function gapWords(gaps: Gap[], criteria: Criteria): string {
  return gaps.map((gap) => gapWord(gap, criteria)).join(t("expert-list-comma"));
}

function gapWord(gap: Gap, criteria: Criteria): string {
  if (gap === "recommendation") return t("expert-gap-recommendation");
  const item = (id: string) => criteria.items.find((i) => i.id === id)?.title ?? id;
  if ("mark" in gap) return t("expert-gap-mark", { item: item(gap.mark) });
  if ("comment" in gap) return t("expert-gap-comment", { item: item(gap.comment) });
  return t("expert-gap-gate", {
    gate: criteria.gates?.find((g) => g.id === gap.gate)?.title ?? gap.gate,
  });
}
