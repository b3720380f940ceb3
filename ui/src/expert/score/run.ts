// Does what a key of the scoring step means. Opening the dialog of 无法判断 is the sheet's own act: its button is
// pressed for the key.

import type { Desk } from "../desk.svelte";
import type { Act } from "../keys";

export function run(act: Act, desk: Desk, from: Element | null): void {
  switch (act) {
    case "next-unscored":
      desk.nextUnscored();
      return;
    case "next":
    case "previous":
      desk.goBy(act === "next" ? 1 : -1, from?.closest("[data-list]") ? null : "keep");
      return;
    case "undo":
      desk.undo();
      return;
    case "redo":
      desk.redo();
      return;
    case "flag":
      toggleFlag(desk);
      return;
    case "comment":
      commentOf(from)?.focus();
      return;
    case "unable":
      document.querySelector<HTMLElement>("[data-test='unable']")?.click();
  }
}

export function toggleFlag(desk: Desk): void {
  if (desk.current === null || desk.locked) return;
  const place = { nomination: desk.current, field: "flag", item: null } as const;
  desk.entries.put(place, desk.shownAt(place) !== true);
}

/** The comment that belongs to the field one stands in. */
function commentOf(from: Element | null): HTMLElement | null {
  return from?.closest("[data-item]")?.querySelector("textarea") ?? null;
}
