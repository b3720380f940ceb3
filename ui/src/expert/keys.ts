// What a key means on the scoring step. Single letters act only while the list has the focus and can be
// switched off; nothing acts while an input method composes.

export type Act =
  "next-unscored" | "next" | "previous" | "undo" | "redo" | "flag" | "unable" | "comment";

export interface Pressed {
  key: string;
  keyCode: number;
  isComposing: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export function actOf(event: Pressed, where: { inList: boolean; letters: boolean }): Act | null {
  if (event.isComposing || event.keyCode === 229) return null;
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.altKey) return withControl(event);
  if (event.altKey && !control) return withAlt(event);
  if (control || event.shiftKey || !where.inList || !where.letters) return null;
  return LETTERS[event.key.toLowerCase()] ?? null;
}

const LETTERS: Record<string, Act> = { j: "next", k: "previous", f: "flag", u: "unable" };

function withControl(event: Pressed): Act | null {
  if (event.key === "Enter") return "next-unscored";
  if (event.key.toLowerCase() === "z") return event.shiftKey ? "redo" : "undo";
  return event.key.toLowerCase() === "y" ? "redo" : null;
}

function withAlt(event: Pressed): Act | null {
  if (event.key === "ArrowDown") return "next";
  if (event.key === "ArrowUp") return "previous";
  return event.key.toLowerCase() === "c" ? "comment" : null;
}
