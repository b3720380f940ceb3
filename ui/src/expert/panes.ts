// The three panes of the scoring step: how wide each is, in rem, and when there is no room for three.

export interface Panes {
  list: number;
  sheet: number;
}

export const LEAST = { list: 13, material: 18, sheet: 21 } as const;

/** Widths for someone who never moved a splitter: the material gets what is over. */
export function usual(total: number): Panes {
  return {
    list: within(total * 0.2, LEAST.list, 17),
    sheet: within(total * 0.33, LEAST.sheet, 28),
  };
}

/** Below this many rem the panes become tabs: 900 pixels at 100 % text. */
export const THREE_PANES_FROM = 56.25;

export function isNarrow(total: number): boolean {
  return total < THREE_PANES_FROM;
}

/** Widths that fit into `total`: the sheet yields to the material last. */
export function fitted(chosen: Panes | null, total: number): Panes {
  const wanted = chosen ?? usual(total);
  const sheetMost = total - LEAST.list - LEAST.material;
  const sheet = within(wanted.sheet, LEAST.sheet, Math.max(LEAST.sheet, sheetMost));
  const listMost = total - sheet - LEAST.material;
  return { list: within(wanted.list, LEAST.list, Math.max(LEAST.list, listMost)), sheet };
}

/** A splitter moved by `rem` to the right. */
export function moved(panes: Panes, which: keyof Panes, rem: number, total: number): Panes {
  const wanted =
    which === "list"
      ? { ...panes, list: panes.list + rem }
      : { ...panes, sheet: panes.sheet - rem };
  return fitted(wanted, total);
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

const SLOT = "hengjian.panes";

export function remembered(storage: Storage | undefined = globalThis.localStorage): Panes | null {
  try {
    const read = JSON.parse(storage?.getItem(SLOT) ?? "null") as Partial<Panes> | null;
    const width = (value: unknown) => typeof value === "number" && value > 0;
    return read !== null && width(read.list) && width(read.sheet) ? (read as Panes) : null;
  } catch {
    return null;
  }
}

export function remember(
  panes: Panes,
  storage: Storage | undefined = globalThis.localStorage,
): void {
  try {
    storage?.setItem(SLOT, JSON.stringify(panes));
  } catch {
    // A full or forbidden storage costs only the width.
  }
}
