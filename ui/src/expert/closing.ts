// How many days are left until the closing date, counted in Asia/Shanghai.

const DAY = 86_400_000;
// China has had one time zone and no summer time since 1992; what locales call a day differs by engine.
const SHANGHAI = 8 * 3_600_000;

/** 0 is the closing day itself; negative after it. */
export function daysLeft(closing: string, now: Date): number {
  const today = new Date(now.getTime() + SHANGHAI).toISOString();
  const day = (iso: string) => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return Math.round((day(closing) - day(today)) / DAY);
}
