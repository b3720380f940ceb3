import { describe, expect, it } from "vitest";
import { reviewBodies } from "./bodies";
import { byHand } from "./byhand";

describe("verifying by hand", () => {
  it("proves results with the key inside", () => {
    const lines = byHand("results-e001-1.hjb", "results") ?? "";
    expect(lines).toContain("unzip results-e001-1.hjb");
    expect(lines).toContain("-n hengjian/results/v1 -s sig/expert.sshsig");
  });

  it("opens first what is encrypted", () => {
    const lines = byHand("submission-a.hjb.age", "submission")?.split("\n") ?? [];
    expect(lines.slice(0, 2)).toEqual([
      "age -d -i identity.txt -o submission-a.hjb submission-a.hjb.age",
      "unzip submission-a.hjb -d bundle; cd bundle",
    ]);
  });

  it("names who signs each kind", () => {
    expect(byHand("a.hjb", "batch")).toContain("sig/body.sshsig");
    expect(byHand("a.hjb", "ack")).toContain("sig/secretariat.sshsig");
    expect(byHand("a.hjb", "poem")).toBeNull();
  });

  it("quotes a name that a shell would misread", () => {
    expect(byHand("-rf $(x)'.hjb", "batch")?.split("\n")[0]).toBe(
      `unzip './-rf $(x)'\\''.hjb' -d bundle; cd bundle`,
    );
  });
});

describe("bodies of an edition", () => {
  const bodies = [
    { id: "secretariat", name: "S", roles: ["secretariat"] },
    { id: "cast-info", name: "甲", roles: ["review_body"] },
    { id: "both", name: "乙", roles: ["secretariat", "review_body"] },
  ];

  it("are those that review", () => {
    const options = [
      { value: "cast-info", label: "甲" },
      { value: "both", label: "乙" },
    ];
    expect(reviewBodies({ bodies, rules: {} })).toEqual(options);
    expect(reviewBodies({ edition: { bodies }, rules: {} })).toEqual(options);
  });

  it("are none where the answer has none", () => {
    expect(reviewBodies(null)).toEqual([]);
  });
});
