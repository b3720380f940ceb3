import { describe, expect, it } from "vitest";
import { filterRows, nextOrder, sortRows, toTsv, tracks, type Column } from "./table";

interface Row {
  id: string;
  title: string;
  score: number | null;
}

const columns: Column<Row>[] = [
  { key: "id", title: "编号", value: (r) => r.id, width: "6rem" },
  { key: "title", title: "名称", value: (r) => r.title },
  {
    key: "score",
    title: "得分",
    value: (r) => (r.score === null ? "–" : String(r.score)),
    sort: (a, b) => (a.score ?? -1) - (b.score ?? -1),
  },
];
const rows: Row[] = [
  { id: "n10", title: "Ｌｉｄａｒ 雷达", score: 3 },
  { id: "n9", title: "", score: null },
  { id: "n2", title: "芯片\t二代", score: 20 },
];
const ids = (list: Row[]) => list.map((r) => r.id);

describe("sorting", () => {
  it("reads digits as numbers", () => {
    expect(ids(sortRows(rows, columns, { key: "id", down: false }))).toEqual(["n2", "n9", "n10"]);
    expect(ids(sortRows(rows, columns, { key: "id", down: true }))).toEqual(["n10", "n9", "n2"]);
  });

  it("keeps blanks at the end, both ways", () => {
    expect(ids(sortRows(rows, columns, { key: "title", down: false })).at(-1)).toBe("n9");
    expect(ids(sortRows(rows, columns, { key: "title", down: true })).at(-1)).toBe("n9");
  });

  it("follows a comparison of the column's own", () => {
    expect(ids(sortRows(rows, columns, { key: "score", down: true }))).toEqual(["n2", "n10", "n9"]);
  });

  it("without an order leaves the rows as they came", () => {
    expect(sortRows(rows, columns, null)).toBe(rows);
  });

  it("goes up, down and back by the same head", () => {
    const up = nextOrder(null, "id");
    const down = nextOrder(up, "id");
    expect([up, down, nextOrder(down, "id")]).toEqual([
      { key: "id", down: false },
      { key: "id", down: true },
      null,
    ]);
    expect(nextOrder(down, "title")).toEqual({ key: "title", down: false });
  });
});

describe("filtering", () => {
  it("finds every word, whatever its width and case", () => {
    expect(ids(filterRows(rows, columns, "LIDAR 雷"))).toEqual(["n10"]);
    expect(filterRows(rows, columns, "lidar 芯片")).toEqual([]);
  });

  it("without a word keeps all", () => {
    expect(filterRows(rows, columns, "  ")).toBe(rows);
  });
});

describe("copying", () => {
  it("has headings and quotes what would break a cell", () => {
    expect(toTsv(columns, rows.slice(2))).toBe('编号\t名称\t得分\nn2\t"芯片\t二代"\t20');
  });

  it("never hands a formula to a spreadsheet", () => {
    const one = [{ key: "v", title: "v", value: (v: string) => v }];
    const cells = toTsv(one, ["=1+1", "@a", "-a", "-5", "–"]).split("\n").slice(1);
    expect(cells).toEqual(["'=1+1", "'@a", "'-a", "-5", "–"]);
  });
});

describe("widths", () => {
  it("add up to the least width of the table", () => {
    expect(tracks(columns)).toEqual({
      template: "6rem minmax(8rem, 1fr) minmax(8rem, 1fr)",
      least: "calc(0rem + 6rem + 8rem + 8rem)",
    });
  });
});
