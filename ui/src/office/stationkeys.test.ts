import { expect, test } from "vitest";
import { stationByKey } from "./stationkeys";
import { station } from "./stations";

const ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
const stations = ids.map((id) => station(id, "not-yet", 0, "none"));
const alt = (code: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { code, altKey: true, ...more });

test("Alt and the digits lead to the stations as they lie on the keyboard", () => {
  expect(stationByKey(alt("Digit1"), stations)).toBe("a");
  expect(stationByKey(alt("Digit9"), stations)).toBe("i");
  expect(stationByKey(alt("Digit0"), stations)).toBe("j");
});

test("where there are fewer, and with other keys, nothing happens", () => {
  expect(stationByKey(alt("Digit0"), stations.slice(0, 8))).toBeNull();
  expect(stationByKey(alt("KeyA"), stations)).toBeNull();
  expect(stationByKey(alt("Digit1", { ctrlKey: true }), stations)).toBeNull();
  expect(stationByKey(new KeyboardEvent("keydown", { code: "Digit1" }), stations)).toBeNull();
});
