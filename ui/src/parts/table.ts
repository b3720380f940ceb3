// Sorting, filtering and copying of tables, apart from how they are drawn.
import type { Snippet } from "svelte";

export interface Column<Row> {
  key: string;
  title: string;
  align?: "start" | "end" | "center";
  /** A grid track: `8rem`, `minmax(12rem, 2fr)`. */
  width?: string;
  /** Own order; without it the values are compared as text, digits by their number. */
  sort?: (a: Row, b: Row) => number;
  value: (row: Row) => string;
  cell?: Snippet<[Row]>;
}

export type Order = { key: string; down: boolean } | null;

const TRACK = "minmax(8rem, 1fr)";
const text = new Intl.Collator("zh-CN", { numeric: true });

/** Clicking a head: up, down, as it came. */
export function nextOrder(order: Order, key: string): Order {
  if (order?.key !== key) return { key, down: false };
  return order.down ? null : { key, down: true };
}

/** The rows of which some value holds every word of `query`. */
export function filterRows<Row>(rows: Row[], columns: Column<Row>[], query: string): Row[] {
  const words = fold(query)
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const all = fold(columns.map((column) => column.value(row)).join("\t"));
    return words.every((word) => all.includes(word));
  });
}

/** The rows in their order; equal ones, and blanks at the end, stay as they came. */
export function sortRows<Row>(rows: Row[], columns: Column<Row>[], order: Order): Row[] {
  const column = columns.find((c) => c.key === order?.key);
  if (column === undefined || order === null) return rows;
  const sign = order.down ? -1 : 1;
  if (column.sort !== undefined) {
    const { sort } = column;
    return rows.toSorted((a, b) => sign * sort(a, b));
  }
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) => blanksLast(a.value, b.value) || sign * compareText(a.value, b.value))
    .map(({ row }) => row);
}

/** Rows as text that a spreadsheet takes, with their headings. Nothing in it is a formula. */
export function toTsv<Row>(columns: Column<Row>[], rows: Row[]): string {
  const lines = rows.map((row) => columns.map((column) => tsvCell(column.value(row))).join("\t"));
  return [columns.map((column) => tsvCell(column.title)).join("\t"), ...lines].join("\n");
}

/** The tracks of all columns, and the least width at which none is cut. */
export function tracks<Row>(columns: Column<Row>[]): { template: string; least: string } {
  const widths = columns.map((column) => column.width ?? TRACK);
  const least = widths.map((width) => /^minmax\(([^,]+),/.exec(width)?.[1] ?? width);
  const lengths = least.filter((length) => !/fr$|auto|content/.test(length));
  return { template: widths.join(" "), least: `calc(${["0rem", ...lengths].join(" + ")})` };
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : text.compare(a, b);
}

function blanksLast(a: string, b: string): number {
  return Number(a === "" || a === "–") - Number(b === "" || b === "–");
}

function tsvCell(value: string): string {
  const harmless = /^[=+@]|^-(?![\d.])/.test(value) && value.length > 1 ? `'${value}` : value;
  return /[\t\n\r"]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function fold(value: string): string {
  return value.normalize("NFKC").toLowerCase();
}
