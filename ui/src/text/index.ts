// What the screens say, in the language of the moment. Reading any of these while rendering makes the
// screen follow a switch of the language.
import { known, say, type Params } from "./catalogue";
import { formatCenti, formatDate, formatDateTime, formatTime } from "./format";
import { language } from "./language.svelte";

export { language, setLanguage, startLanguage, type Language } from "./language.svelte";

/** The sentence of `key`; `⟨key⟩` when there is none. */
export function t(key: string, params?: Params): string {
  return say(language.current, key, params);
}

/** Whether there is a sentence for `key`. */
export function has(key: string): boolean {
  return known(language.current, key);
}

/** The key of a word that files and JSON write: `word("state", "not_submitted")` is said as it should. */
export function word(kind: string, written: string): string {
  return say(language.current, `${kind}-${written.replaceAll("_", "-")}`);
}

/** 2022年11月30日 or 2022-11-30. */
export function date(iso: string): string {
  return formatDate(language.current, iso);
}

/** 14:03:09, in Asia/Shanghai. */
export function time(iso: string): string {
  return formatTime(iso);
}

/** Date and time, in Asia/Shanghai. */
export function dateTime(iso: string): string {
  return formatDateTime(language.current, iso);
}

/** 8650 → 86.5 */
export function centi(n: number): string {
  return formatCenti(n);
}
