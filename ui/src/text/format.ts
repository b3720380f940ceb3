// Dates, times and numbers as people of each language write them. Times are those of Asia/Shanghai,
// wherever the machine thinks it is.
import type { Language } from "./language.svelte";

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

interface Moment {
  year: string;
  month: string;
  day: string;
  time: string;
}

/** 2022年11月30日 or 2022-11-30; what is no date comes back as it is. */
export function formatDate(language: Language, iso: string): string {
  const m = moment(iso);
  if (m === null) return iso;
  if (language === "en") return `${m.year}-${m.month}-${m.day}`;
  return `${m.year}年${Number(m.month)}月${Number(m.day)}日`;
}

/** 14:03:09; empty for a plain date. */
export function formatTime(iso: string): string {
  return moment(iso)?.time ?? iso;
}

/** Date and time. */
export function formatDateTime(language: Language, iso: string): string {
  const m = moment(iso);
  return m === null ? iso : `${formatDate(language, iso)} ${m.time}`.trim();
}

/** Hundredths as a decimal without useless zeros: 8650 → 86.5. */
export function formatCenti(n: number): string {
  const whole = Math.trunc(Math.abs(n) / 100);
  const rest = String(Math.abs(n) % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return `${n < 0 ? "-" : ""}${whole}${rest === "" ? "" : `.${rest}`}`;
}

function moment(iso: string): Moment | null {
  // A plain date has no zone: it is that day everywhere.
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (plain !== null) {
    const [, year = "", month = "", day = ""] = plain;
    return { year, month, day, time: "" };
  }
  const at = new Date(iso);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(iso) || Number.isNaN(at.getTime())) return null;
  const parts = Object.fromEntries(clock.formatToParts(at).map((p) => [p.type, p.value]));
  const { year = "", month = "", day = "", hour, minute, second } = parts;
  return { year, month, day, time: `${hour}:${minute}:${second}` };
}
