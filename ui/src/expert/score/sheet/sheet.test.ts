import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Desk, type Rpc } from "../../desk.svelte";
import type { Entry, WorkRow, WorkView } from "../../../platform";
import { row, view } from "../../sample";
import Sheet from "./Sheet.svelte";

let desk: Desk;
let entries: Entry[];

async function show(work: WorkView = view(), answered: WorkRow[] = []) {
  const answers: Record<string, (request: { entry: Entry }) => unknown> = {
    "work.see": () => work,
    "work.nomination": () => ({ record: { id: "n1", title: "", attachments: [] }, history: [] }),
    enter: ({ entry }) => {
      entries.push(entry);
      return { at: "2022-11-03T08:00:00Z", rows: answered };
    },
  };
  const rpc = async (command: string, request: never) => answers[command]?.(request);
  desk = new Desk("w", rpc as unknown as Rpc);
  await desk.see();
  render(Sheet, { desk });
}

const field = (test: string) => document.querySelector<HTMLInputElement>(`[data-test="${test}"]`)!;

beforeEach(() => {
  entries = [];
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(cleanup);

it("asks for gates, marks, comments, recommendation and the overall comment", async () => {
  await show();
  const tests = [...document.querySelectorAll("input, textarea")].map((node) =>
    node.getAttribute("data-test"),
  );
  expect(tests).toEqual([
    "gate-gate-maturity-yes",
    "gate-gate-maturity-no",
    "mark-frontier",
    "comment-frontier",
    "mark-market",
    "comment-market",
    "recommendation-0",
    "recommendation-1",
    "overall",
    "note",
  ]);
});

it("shows an empty field for a mark not given, and 0 for zero", async () => {
  await show(view({ rows: [row("n1", { marks: { market: 0 } }), row("n2"), row("n3")] }));
  expect(field("mark-frontier").value).toBe("");
  expect(field("mark-frontier").getAttribute("aria-valuenow")).toBeNull();
  expect(field("mark-market").value).toBe("0");
});

it("commits a mark on Enter and goes on to the next", async () => {
  await show();
  field("mark-frontier").focus();
  await fireEvent.input(field("mark-frontier"), { target: { value: "１８。5" } });
  await fireEvent.keyDown(field("mark-frontier"), { key: "Enter" });
  expect(document.activeElement).toBe(field("mark-market"));
  await desk.entries.flush();
  expect(entries).toEqual([{ field: "mark", item: "frontier", value: "18.5" }]);
});

it("goes to the comment where the mark asks for one", async () => {
  await show();
  field("mark-frontier").focus();
  await fireEvent.input(field("mark-frontier"), { target: { value: "11" } });
  await fireEvent.keyDown(field("mark-frontier"), { key: "Tab" });
  expect(document.activeElement).toBe(field("comment-frontier"));
});

it("steps by the arrows and stops at the ends", async () => {
  await show(view({ rows: [row("n1", { marks: { frontier: 1950 } }), row("n2"), row("n3")] }));
  for (const value of ["20", "20"]) {
    await fireEvent.keyDown(field("mark-frontier"), { key: "ArrowUp" });
    expect(field("mark-frontier").value).toBe(value);
  }
});

it("keeps a mark out of range in its field, says so, and sends nothing", async () => {
  await show();
  await fireEvent.input(field("mark-frontier"), { target: { value: "99" } });
  await fireEvent.blur(field("mark-frontier"));
  expect(field("mark-frontier").value).toBe("99");
  expect(field("mark-frontier").getAttribute("aria-invalid")).toBe("true");
  await desk.entries.flush();
  expect(entries).toEqual([]);
});

it("puts the upper end of a level into the field", async () => {
  await show();
  await fireEvent.click(screen.getByText("中"));
  await desk.entries.flush();
  expect(entries).toEqual([{ field: "mark", item: "frontier", value: "14.5" }]);
});

it("sends nothing while an input method composes, and the text once it has finished", async () => {
  await show();
  const overall = field("overall");
  overall.focus();
  await fireEvent.compositionStart(overall);
  await fireEvent.input(overall, { target: { value: "hen" } });
  await desk.entries.flush();
  expect(entries).toEqual([]);
  overall.value = "很好";
  await fireEvent.compositionEnd(overall);
  await fireEvent.blur(overall);
  await desk.entries.flush();
  expect(entries).toEqual([{ field: "overall", value: "很好" }]);
});

it("says that a recused nomination is not judged, and shows no field for it", async () => {
  await show(view({ rows: [row("n1", { recused: "same_unit" }), row("n2"), row("n3")] }));
  desk.go("n1");
  await vi.waitFor(() => expect(document.querySelector("[data-state='recused']")).not.toBeNull());
  expect(field("mark-frontier")).toBeNull();
});

it("is closed but readable once sealed", async () => {
  await show(view({ sealed: { seq: 1, at: "2022-11-24T09:00:00Z", digest: "", digits: "" } }));
  expect(field("mark-frontier").disabled).toBe(true);
  expect(document.querySelector("[data-test='unable']")).toBeNull();
});
