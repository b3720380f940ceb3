// How many days are left until the closing date, counted in Asia/Shanghai.

const DAY = 86_400_000;
const SHANGHAI = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });

/** 0 is the closing day itself; negative after it. */
export function daysLeft(closing: string, now: Date): number {
  const day = (iso: string) => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return Math.round((day(closing) - day(SHANGHAI.format(now))) / DAY);
}
