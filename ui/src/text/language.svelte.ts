// The language of the screens. Whoever reads `language.current` while rendering follows a switch at once.
export type Language = "zh-CN" | "en";

const KEPT = "language";

export const language: { current: Language } = $state({ current: kept() ?? "zh-CN" });

/** Switches every sentence on the screen and remembers it. */
export function setLanguage(l: Language) {
  language.current = l;
  document.documentElement.lang = l;
  localStorage.setItem(KEPT, l);
}

/** What the program was started with counts only while the person has not chosen. */
export function startLanguage(tag: string) {
  const l = kept() ?? (tag.startsWith("en") ? "en" : "zh-CN");
  language.current = l;
  document.documentElement.lang = l;
}

function kept(): Language | null {
  const l = localStorage.getItem(KEPT);
  return l === "zh-CN" || l === "en" ? l : null;
}
