// How the screens look: theme, size of the text, and whether single letters act as keys. Kept on this
// machine; says nothing about any document.
export type Theme = "system" | "light" | "dark" | "contrast";

export const THEMES: Theme[] = ["system", "light", "dark", "contrast"];
export const SCALES = [80, 90, 100, 110, 125, 150, 175, 200];

const DARK = "(prefers-color-scheme: dark)";
const MORE = "(prefers-contrast: more)";

export const look = $state({
  theme: keptTheme(),
  scale: keptScale(),
  /** WCAG 2.1.4: keys of a single letter can be switched off. */
  letters: localStorage.getItem("letters") !== "off",
});

/** Puts the look on the page and follows the system. Call once. */
export function wearLook() {
  apply();
  for (const query of [DARK, MORE]) window.matchMedia(query).addEventListener("change", apply);
}

export function setTheme(theme: Theme) {
  look.theme = theme;
  localStorage.setItem("theme", theme);
  apply();
}

export function setLetters(on: boolean) {
  look.letters = on;
  localStorage.setItem("letters", on ? "on" : "off");
}

export function setScale(scale: number) {
  look.scale = scale;
  localStorage.setItem("scale", String(scale));
  apply();
}

/** One step larger (1) or smaller (-1). */
export function stepScale(step: 1 | -1) {
  setScale(nextScale(look.scale, step));
}

export function nextScale(scale: number, step: 1 | -1): number {
  const at = SCALES.indexOf(scale);
  return SCALES[at + step] ?? scale;
}

/** The theme that is shown where the person leaves it to the system. */
export function shownTheme(theme: Theme, dark: boolean, more: boolean): Exclude<Theme, "system"> {
  if (theme !== "system") return theme;
  if (more) return "contrast";
  return dark ? "dark" : "light";
}

function apply() {
  const root = document.documentElement;
  const matches = (query: string) => window.matchMedia(query).matches;
  root.dataset.theme = shownTheme(look.theme, matches(DARK), matches(MORE));
  root.style.fontSize = `${look.scale}%`;
}

function keptTheme(): Theme {
  const kept = localStorage.getItem("theme") as Theme;
  return THEMES.includes(kept) ? kept : "system";
}

function keptScale(): number {
  const kept = Number(localStorage.getItem("scale"));
  return SCALES.includes(kept) ? kept : 100;
}
