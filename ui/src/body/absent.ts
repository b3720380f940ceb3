// Experts without results, as a submission names them.

/** The named ones as `E003=reason`, and how many have no reason yet. */
export function absences(
  experts: string[],
  reasons: Record<string, string>,
): { named: string[]; without: number } {
  const named = experts.flatMap((expert) => {
    const reason = (reasons[expert] ?? "").trim();
    return reason === "" ? [] : [`${expert}=${reason}`];
  });
  return { named, without: experts.length - named.length };
}
