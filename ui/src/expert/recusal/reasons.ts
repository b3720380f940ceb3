// The seven filed reasons, in the order in which they are offered; the words are `recusal-…`.

import type { RecusalReason } from "../../platform";

export const REASONS: RecusalReason[] = [
  "near_relative",
  "same_unit",
  "similar_project",
  "employed_within_three_years",
  "director_within_three_years",
  "shareholder_within_three_years",
  "other",
];
