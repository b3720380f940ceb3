// What people type from paper, brought into the form in which it is printed there (formats.md §6). The
// program forgives the same and has the last word; here it only becomes readable.

export const MIN_PASSPHRASE = 8;

const SEPARATOR = /[\s\-\u2010-\u2015\u2212\uFE63]/u;

/** An opening code without separators: half width, capitals, O as 0, I and L as 1. */
export function plainCode(typed: string): string {
  return plain(typed).toUpperCase().replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}

/** As printed: groups of five and the check character, `ABCDE-FGHJK-MNPQR-STVWX-C`. */
export function groupedCode(typed: string): string {
  return groups(plainCode(typed)).join("-");
}

/** The digits typed, half width, without separators; other characters stay, so that they can be seen. */
export function plainDigits(typed: string): string {
  return plain(typed);
}

/** Six groups of five digits. */
export function groupedDigits(typed: string): string {
  return groups(plainDigits(typed)).join(" ");
}

/** Whether thirty digits are there and nothing else. */
export function digitsComplete(typed: string): boolean {
  return /^\d{30}$/.test(plainDigits(typed));
}

/** What is wrong with a new passphrase; null while nothing is, or nothing is typed. */
export function freshFault(first: string, second: string): "short" | "differ" | null {
  if ([...first].length < MIN_PASSPHRASE) return "short";
  return first === second ? null : "differ";
}

function plain(typed: string): string {
  return [...typed]
    .map(halfWidth)
    .filter((c) => !SEPARATOR.test(c))
    .join("");
}

function halfWidth(c: string): string {
  const code = c.codePointAt(0) ?? 0;
  if (code === 0x3000) return " ";
  return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : c;
}

function groups(text: string): string[] {
  return text.match(/.{1,5}/gu) ?? [];
}
