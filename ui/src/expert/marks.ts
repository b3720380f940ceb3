// A mark as an expert types it: read, checked against the scale of its criterion, and moved by whole steps.
// Integers in hundredths all through; nothing is ever rounded, and an empty field is no zero.

import type { Centi, Scale } from "../platform";

export type MarkFault =
  | { code: "not-a-number" }
  | { code: "too-fine" }
  | { code: "out-of-range"; min: Centi; max: Centi }
  | { code: "off-step"; below: Centi; above: Centi };

export type ParsedMark = { mark: Centi | null; fault: null } | { mark: null; fault: MarkFault };

/** Full-width digits, points and signs as they are typed with a Chinese input method, in plain form. */
export function plainDigits(text: string): string {
  return text
    .replace(/[\uFF10-\uFF19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\uFF0E\u3002\uFF61\u00B7]/g, ".")
    .replace(/[\uFF0D\u2212]/g, "-")
    .replace(/[\s\u3000]/g, "");
}

/** `86.5` of 8650. */
export function decimal(mark: Centi): string {
  const size = Math.abs(mark);
  const fraction = String(size % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  const whole = `${mark < 0 ? "-" : ""}${Math.trunc(size / 100)}`;
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

/** `20.5` of `20.50`: marks as the record writes them, in the form in which they are shown. */
export function shortDecimal(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** What was typed, as a mark on the scale, as nothing (empty), or as a fault. */
export function parseMark(text: string, scale: Scale): ParsedMark {
  const plain = plainDigits(text);
  if (plain === "") return { mark: null, fault: null };
  const parts = /^(-?)(\d{0,9})(?:\.(\d*))?$/.exec(plain);
  const [, sign = "", whole = "", fraction = ""] = parts ?? [];
  if (!parts || (whole === "" && fraction === ""))
    return { mark: null, fault: { code: "not-a-number" } };
  const fine = fraction.replace(/0+$/, "");
  if (fine.length > 2) return { mark: null, fault: { code: "too-fine" } };
  const size = Number(whole || "0") * 100 + Number(fine.padEnd(2, "0"));
  return onScale(sign === "-" && size !== 0 ? -size : size, scale);
}

function onScale(mark: Centi, { min, max, step }: Scale): ParsedMark {
  if (mark < min || mark > max) return { mark: null, fault: { code: "out-of-range", min, max } };
  const over = (mark - min) % step;
  if (over !== 0) {
    return {
      mark: null,
      fault: { code: "off-step", below: mark - over, above: Math.min(mark - over + step, max) },
    };
  }
  return { mark, fault: null };
}

/** The mark `steps` away from what was typed, kept inside the scale; an empty field starts at the nearer end. */
export function stepped(text: string, scale: Scale, steps: number): Centi {
  const { min, max, step } = scale;
  const { mark, fault } = parseMark(text, scale);
  if (mark !== null) return clamp(mark + steps * step, scale);
  if (fault?.code === "off-step") {
    return steps > 0
      ? clamp(fault.above + (steps - 1) * step, scale)
      : clamp(fault.below + (steps + 1) * step, scale);
  }
  if (fault?.code === "out-of-range") return Number(plainDigits(text)) * 100 > max ? max : min;
  return steps > 0 ? min : highest(scale);
}

function clamp(mark: Centi, scale: Scale): Centi {
  return Math.min(highest(scale), Math.max(scale.min, mark));
}

/** The highest mark that stands on a step. */
function highest({ min, max, step }: Scale): Centi {
  return max - ((max - min) % step);
}
