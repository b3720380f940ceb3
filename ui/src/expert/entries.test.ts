import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Entered, Failure } from "../platform";
import { Entries, keyOf, PAUSE, type Place, type Value } from "./entries.svelte";

const mark: Place = { nomination: "n1", field: "mark", item: "a" };
const other: Place = { nomination: "n1", field: "mark", item: "b" };
const comment: Place = { nomination: "n1", field: "comment", item: "a" };
const failure: Failure = { code: "disk-full", params: {}, detail: "" };

/** A document that answers only when it is told to. */
class Paper {
  held = new Map<string, Value>();
  sent: [string, Value][] = [];
  changes: [Value, Value][] = [];
  #waiting: { yes: () => void; no: () => void }[] = [];
  entries = new Entries({
    send: (place, value) =>
      new Promise<Entered>((resolve, reject) => {
        this.sent.push([`${place.field}-${place.item}`, value]);
        this.#waiting.push({
          yes: () => {
            this.held.set(keyOf(place), value);
            resolve({ at: `2022-11-03T08:00:0${this.sent.length}Z`, rows: [] });
          },
          no: () => reject(new Error("no room")),
        });
      }),
    current: (place) => this.held.get(keyOf(place)) ?? null,
    entered: () => {},
    changed: (_place, before, after) => this.changes.push([before, after]),
    failed: () => failure,
  });

  async answer(): Promise<void> {
    this.#waiting.shift()?.yes();
    await vi.advanceTimersByTimeAsync(0);
  }

  async refuse(): Promise<void> {
    this.#waiting.shift()?.no();
    await vi.advanceTimersByTimeAsync(0);
  }
}

let paper: Paper;
beforeEach(() => {
  vi.useFakeTimers();
  paper = new Paper();
});

const type = (text: string, place = mark) => paper.entries.type(place, text, text);
const pause = () => vi.advanceTimersByTimeAsync(PAUSE);

describe("the queue", () => {
  it("sends a field once, after the pause, with the last value", async () => {
    type("8");
    type("86");
    expect(paper.sent).toEqual([]);
    await pause();
    expect(paper.sent).toEqual([["mark-a", "86"]]);
  });

  it("sends at once when the field is left", () => {
    type("86");
    paper.entries.leave(mark);
    expect(paper.sent).toEqual([["mark-a", "86"]]);
  });

  it("sends one entry at a time, and of a waiting field only the latest value", async () => {
    paper.entries.put(other, "1");
    paper.entries.put(mark, "2");
    paper.entries.put(mark, "3");
    expect(paper.sent).toEqual([["mark-b", "1"]]);
    await paper.answer();
    expect(paper.sent).toEqual([
      ["mark-b", "1"],
      ["mark-a", "3"],
    ]);
  });

  it("sends what was typed while the earlier value was on its way", async () => {
    type("8");
    await pause();
    type("86");
    await paper.answer();
    await pause();
    expect(paper.sent.at(-1)).toEqual(["mark-a", "86"]);
    expect(paper.entries.draft(mark)?.text).toBe("86");
  });

  it("sends nothing when the value is the one the document has", async () => {
    paper.held.set(keyOf(mark), "86");
    type("8");
    type("86");
    paper.entries.leave(mark);
    expect(paper.sent).toEqual([]);
    expect(paper.entries.draft(mark)).toBeNull();
  });

  it("keeps an invalid text in the field and does not send it", async () => {
    paper.entries.type(mark, "8x", undefined);
    await pause();
    paper.entries.leave(mark);
    expect(paper.sent).toEqual([]);
    expect(paper.entries.draft(mark)?.text).toBe("8x");
    expect(paper.entries.open.map((draft) => draft.state)).toEqual(["invalid"]);
  });

  it("sends everything that waits when the nomination changes", () => {
    type("86");
    paper.entries.settle();
    expect(paper.sent).toEqual([["mark-a", "86"]]);
  });
});

describe("saved", () => {
  it("is said only after the answer, with its time", async () => {
    expect(paper.entries.state).toBe("idle");
    type("86");
    expect(paper.entries.state).toBe("saving");
    await pause();
    expect(paper.entries.state).toBe("saving");
    expect(paper.entries.at).toBeNull();
    await paper.answer();
    expect(paper.entries.state).toBe("saved");
    expect(paper.entries.at).toBe("2022-11-03T08:00:01Z");
  });

  it("leaves the text as it was typed while the field has the focus", async () => {
    paper.entries.type(mark, "86.50", "86.5");
    await pause();
    await paper.answer();
    expect(paper.entries.draft(mark)?.text).toBe("86.50");
    paper.entries.leave(mark);
    expect(paper.entries.draft(mark)).toBeNull();
  });
});

describe("a failure", () => {
  beforeEach(async () => {
    type("86");
    await pause();
    await paper.refuse();
  });

  it("keeps the text and its reason", () => {
    expect(paper.entries.state).toBe("failed");
    expect(paper.entries.draft(mark)).toMatchObject({ text: "86", state: "failed", failure });
  });

  it("does not hold up the other fields", async () => {
    paper.entries.put(other, "1");
    await paper.answer();
    expect(paper.sent.at(-1)).toEqual(["mark-b", "1"]);
    expect(paper.entries.state).toBe("failed");
  });

  it("is sent again on demand", async () => {
    paper.entries.retry();
    await paper.answer();
    expect(paper.sent).toHaveLength(2);
    expect(paper.entries.state).toBe("saved");
  });

  it("can be given up", () => {
    paper.entries.forget(mark);
    expect(paper.entries.draft(mark)).toBeNull();
    expect(paper.entries.state).toBe("idle");
  });

  it("is told by a flush", async () => {
    expect(await paper.entries.flush()).toBe(false);
  });
});

describe("an input method", () => {
  it("holds its field back until it has finished", async () => {
    type("好", comment);
    paper.entries.compose(comment, true);
    expect(paper.sent).toEqual([["comment-a", "好"]]);
    type("好hen", comment);
    await pause();
    void paper.entries.flush();
    expect(paper.sent).toHaveLength(1);
    type("好很", comment);
    paper.entries.compose(comment, false);
    await paper.answer();
    await pause();
    expect(paper.sent.at(-1)).toEqual(["comment-a", "好很"]);
  });
});

describe("what undo is told", () => {
  it("is each change of a person, not what undo itself puts back", async () => {
    paper.held.set(keyOf(mark), "80");
    type("86");
    await pause();
    await paper.answer();
    paper.entries.put(mark, "80", false);
    expect(paper.changes).toEqual([["80", "86"]]);
  });

  it("starts from the value that is on its way", async () => {
    type("8");
    await pause();
    type("86");
    await pause();
    expect(paper.changes).toEqual([
      [null, "8"],
      ["8", "86"],
    ]);
  });
});
