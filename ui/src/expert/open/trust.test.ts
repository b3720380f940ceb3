import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BatchCard, PickedFile } from "../../platform";
import { setLanguage } from "../../text";
import { Opening } from "../opening.svelte";
import Trust from "./Trust.svelte";

const earlier: PickedFile = { token: "e", name: "e.hjw", folder: "", kind: "work" };
const pinned = { batch: "electronics-e001", made_at: "2022-11-02T09:30:00+08:00" };

/** A batch that is looked at by an earlier one, whose key is the same or another. */
async function looked(anchored: boolean): Promise<Opening> {
  const card = { verdict: anchored ? "good" : "bad", anchored, pinned } as BatchCard;
  const rpc = async () => card;
  const place = async () => earlier;
  const opening = new Opening("b", { rpc: rpc as never, place, recent: () => [earlier] });
  opening.pins.passphrase = "of the earlier one";
  await opening.goByEarlier();
  return opening;
}

const there = (test: string) => document.querySelector(`[data-test="${test}"]`);

beforeEach(() => setLanguage("en"));
afterEach(cleanup);

test("what is known says since which batch and day, and offers the digits anew", async () => {
  render(Trust, { opening: await looked(true) });
  expect(there("anchor-known")?.textContent).toContain("electronics-e001 was opened on 2022-11-02");
  expect(document.activeElement).toBe(there("anchor-known"));
  expect(there("digits")).toBeNull();
  screen.getByText("Type the digits anew").click();
  await Promise.resolve();
  expect(there("digits")).not.toBeNull();
});

test("another key is an alert, and there is no going on without digits", async () => {
  const opening = await looked(false);
  opening.turnTo("digits");
  render(Trust, { opening });
  expect(screen.getAllByRole("alert")[0]?.textContent).toContain("do not open this batch");
  expect(there("digits")).not.toBeNull();
  expect(there("skip-digits")).toBeNull();
});
