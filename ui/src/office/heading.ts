// Words of the glossary as headings and labels: they begin with a capital where the language has them.

import { t } from "../text";

/** The sentence of `key` with a capital letter at its beginning. */
export function heading(key: string): string {
  return capital(t(key));
}

/** A text with a capital letter at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
