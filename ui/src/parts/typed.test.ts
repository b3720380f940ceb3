import { describe, expect, it } from "vitest";
import { digitsComplete, freshFault, groupedCode, groupedDigits, plainCode } from "./typed";

describe("opening code", () => {
  it("is grouped as it is printed", () => {
    expect(groupedCode("n3w4r52pjnnv9cfg1wfd3")).toBe("N3W4R-52PJN-NV9CF-G1WFD-3");
    expect(groupedCode("n3w4r5")).toBe("N3W4R-5");
    expect(groupedCode("")).toBe("");
  });

  it("forgives case, O, I, L, blanks, dashes and full width", () => {
    expect(plainCode(" oO-iI lL—Ａｂ　１ ")).toBe("001111AB1");
  });

  it("keeps what no code holds, so that it can be seen", () => {
    expect(plainCode("u!")).toBe("U!");
  });

  it("does not change when grouped twice", () => {
    const once = groupedCode("abcdefghjkmnpqrstvwxyz");
    expect(groupedCode(once)).toBe(once);
  });
});

describe("digits", () => {
  it("are six groups of five", () => {
    expect(groupedDigits("３２９５６-9439462653")).toBe("32956 94394 62653");
    expect(digitsComplete("32956 94394 62653 17681 50337 43346")).toBe(true);
    expect(digitsComplete("32956 94394 62653 17681 50337 4334")).toBe(false);
    expect(digitsComplete("32956 94394 62653 17681 50337 4334x")).toBe(false);
  });
});

describe("a fresh passphrase", () => {
  it("is long enough and typed twice alike", () => {
    expect(freshFault("short", "short")).toBe("short");
    expect(freshFault("long enough", "long enougH")).toBe("differ");
    expect(freshFault("一句只有自己记得的话", "一句只有自己记得的话")).toBe(null);
  });

  it("counts characters, not UTF-16 units", () => {
    expect(freshFault("𪚥𪚥𪚥𪚥", "𪚥𪚥𪚥𪚥")).toBe("short");
  });
});
