// The keys and acts of the expert's desk, as the keys help (?) and the palette (Ctrl+K) list them.

import { untrack } from "svelte";
import { registerKeys } from "../parts/keys.svelte";
import { register } from "../parts/palette.svelte";
import { t } from "../text";
import { STEPS, type Desk } from "./desk.svelte";

/** Registers both; returns how to take them away. Reads the language, so that an effect follows it. */
export function offerKeys(desk: Desk): () => void {
  const steps = STEPS.map((step) => ({
    id: `expert-step-${step}`,
    title: t(`expert-go-${step}`),
    run: () => desk.goTo(step),
  }));
  const acts = [
    {
      id: "expert-next-unscored",
      title: t("expert-key-next-unscored"),
      keys: "Ctrl+Enter",
      run: () => toNext(desk),
    },
    { id: "expert-next", title: t("expert-key-next"), keys: "Alt+↓", run: () => by(desk, 1) },
    {
      id: "expert-previous",
      title: t("expert-key-previous"),
      keys: "Alt+↑",
      run: () => by(desk, -1),
    },
    { id: "expert-undo", title: t("expert-undo"), keys: "Ctrl+Z", run: () => desk.undo() },
    { id: "expert-redo", title: t("expert-redo"), keys: "Ctrl+Shift+Z", run: () => desk.redo() },
  ];
  const keys = keysOf();
  // Registering reads what it writes; only the language is followed.
  const stops = untrack(() => [register([...steps, ...acts]), registerKeys(keys)]);
  return () => stops.forEach((stop) => stop());
}

function keysOf() {
  return [
    { keys: "Tab / Enter", title: t("expert-key-field") },
    { keys: "↑ ↓", title: t("expert-key-step") },
    { keys: "Ctrl+Enter", title: t("expert-key-next-unscored") },
    { keys: "Alt+↓", title: t("expert-key-next") },
    { keys: "Alt+↑", title: t("expert-key-previous") },
    { keys: "Alt+C", title: t("expert-key-comment") },
    { keys: "Ctrl+Z", title: t("expert-undo") },
    { keys: "Ctrl+Shift+Z", title: t("expert-redo") },
    { keys: "J / K", title: t("expert-key-jk") },
    { keys: "F", title: t("expert-key-flag") },
    { keys: "U", title: t("expert-key-unable") },
  ];
}

function toNext(desk: Desk): void {
  desk.goTo("score");
  desk.nextUnscored();
}

function by(desk: Desk, lines: number): void {
  desk.goTo("score");
  desk.goBy(lines, "keep");
}
