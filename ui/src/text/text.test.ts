import { describe, expect, it } from "vitest";
import { say } from "./catalogue";
import { formatCenti, formatDate, formatDateTime, formatTime } from "./format";
import { centi, date, has, language, setLanguage, t, word } from ".";

describe("sentences", () => {
  it("fills params in without isolation marks", () => {
    expect(say("en", "error-not-found", { object: "a.hjb" })).toBe(
      "a.hjb was not found. Check its name and folder.",
    );
  });

  it("does not group the digits of numbers", () => {
    expect(say("en", "ui-n-of-m", { n: 1000, m: 100000 })).toBe("1000 of 100000");
  });

  it("leaves no empty brackets behind", () => {
    expect(say("zh-CN", "A01", { object: "a", detail: "" })).not.toContain("（");
    expect(say("en", "A01", { object: "a" })).not.toContain("()");
  });

  it("shows an unknown key in brackets", () => {
    expect(t("no-such-key")).toBe("⟨no-such-key⟩");
    expect(has("no-such-key")).toBe(false);
  });

  it("says a word of the files", () => {
    setLanguage("zh-CN");
    expect(word("state", "not_submitted")).toBe("未交");
  });

  it("follows a switch of the language and remembers it", () => {
    setLanguage("en");
    expect(t("ui-copy")).toBe("Copy");
    expect(document.documentElement.lang).toBe("en");
    setLanguage("zh-CN");
    expect(language.current).toBe("zh-CN");
    expect(localStorage.getItem("language")).toBe("zh-CN");
    expect(t("ui-copy")).toBe("复制");
  });
});

describe("dates", () => {
  it("are written as in the language", () => {
    expect(formatDate("zh-CN", "2022-11-30")).toBe("2022年11月30日");
    expect(formatDate("zh-CN", "2022-09-01")).toBe("2022年9月1日");
    expect(formatDate("en", "2022-09-01")).toBe("2022-09-01");
    expect(date("2022-11-30")).toBe("2022年11月30日");
  });

  it("are those of Shanghai", () => {
    expect(formatDateTime("en", "2022-11-30T16:00:05Z")).toBe("2022-12-01 00:00:05");
    expect(formatTime("2022-11-30T23:59:59+08:00")).toBe("23:59:59");
  });

  it("leave alone what is no date", () => {
    expect(formatDate("en", "2022-11")).toBe("2022-11");
    expect(formatDate("en", "2022-13-45T00:00:00Z")).toBe("2022-13-45T00:00:00Z");
    expect(formatDateTime("zh-CN", "")).toBe("");
  });
});

describe("hundredths", () => {
  it.each([
    [8650, "86.5"],
    [8600, "86"],
    [8605, "86.05"],
    [0, "0"],
    [-5, "-0.05"],
    [-150, "-1.5"],
  ])("%d is %s", (n, text) => {
    expect(formatCenti(n)).toBe(text);
    expect(centi(n)).toBe(text);
  });
});
