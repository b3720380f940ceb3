// Where the focus goes on the sheet: the id of a field, the next stop after one, the first thing missing.

import type { Gap } from "../../../platform";

export function fieldId(field: string, item: string | null): string {
  return item === null ? `field-${field}` : `field-${field}-${item}`;
}

/** The field that closes a gap. */
export function idOfGap(gap: Gap): string {
  if (gap === "recommendation") return fieldId("recommendation", null);
  if ("mark" in gap) return fieldId("mark", gap.mark);
  return "gate" in gap ? fieldId("gate", gap.gate) : fieldId("comment", gap.comment);
}

/** What of a stop takes the focus: itself, its chosen radio, or its first. */
export function focusable(stop: Element | null | undefined): HTMLElement | null {
  if (!stop) return null;
  if (stop.matches("input, textarea")) return stop as HTMLElement;
  return (
    stop.querySelector<HTMLElement>("input:checked") ??
    stop.querySelector<HTMLElement>("input, textarea")
  );
}

/** The stop after the one that `from` stands in; stops are marked `data-stop`. */
export function nextStop(from: Element): HTMLElement | null {
  const stops = [...(from.closest("[data-sheet]")?.querySelectorAll("[data-stop]") ?? [])];
  const at = stops.findIndex((stop) => stop.contains(from));
  return focusable(stops[at + 1]);
}

export function focusField(id: string): boolean {
  const field = focusable(document.getElementById(id));
  if (!field || field.matches(":disabled")) return false;
  field.focus();
  field.scrollIntoView({ block: "nearest" });
  return document.activeElement === field;
}
