// The review bodies of an edition, out of `edition.show`.

export interface BodyOption {
  value: string;
  label: string;
}

/** Those who review; the secretariat as such is not among them. */
export function reviewBodies(shown: unknown): BodyOption[] {
  const edition = field(shown, "bodies") === undefined ? field(shown, "edition") : shown;
  const bodies = field(edition, "bodies");
  if (!Array.isArray(bodies)) return [];
  return bodies
    .filter((body) => reviews(field(body, "roles")))
    .map((body) => ({ value: String(field(body, "id")), label: String(field(body, "name")) }));
}

function reviews(roles: unknown): boolean {
  return !Array.isArray(roles) || roles.some((role) => role !== "secretariat");
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as Record<string, unknown>)[name];
}
