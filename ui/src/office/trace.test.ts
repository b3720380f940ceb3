import { describe, expect, test } from "vitest";
import type { Step } from "../platform/desk";
import { say as tell } from "../text/catalogue";
import { names } from "./names";
import { decimal, sentence, type Line, type Say } from "./trace";
import { criteria } from "./sample";

const zh: Say = (key, params) => tell("zh-CN", key, params);
const en: Say = (key, params) => tell("en", key, params);
const known = names(
  criteria,
  { E001: "甲", E002: "乙", E003: "丙" },
  { n1: "毫米波芯片", n2: "推理处理器" },
);
const line = (step: Step, say: Say = zh): Line => sentence(step, known, say);
const text = (step: Step, say: Say = zh): string => line(step, say).text;

describe("every kind of step becomes a sentence", () => {
  test("a sheet that lacks marks names its expert and items", () => {
    const step: Step = { step: "incomplete", expert: "E003", missing: ["novel", "market"] };
    expect(line(step)).toEqual({
      kind: "apart",
      text: "E003 丙 的评分缺少“创新性、市场”，整份不计入。",
    });
    expect(text(step, en)).toBe("E003 丙's sheet lacks “创新性, 市场” and does not count.");
  });

  test.each([
    ["exclude_from_ranking", "不进入排名"],
    ["flag", "作标记，名次不变"],
    ["to_meeting", "提请会评，名次不变"],
  ] as const)("a gate answered no says what follows: %s", (on_no, follows) => {
    const step: Step = { step: "gate", gate: "mature", on_no, experts: ["E001", "E002"] };
    expect(text(step)).toBe(`E001 甲、E002 乙 对“成熟度”答“否”：${follows}。`);
    expect(text(step, en)).not.toContain("⟨");
  });

  test("marks with points are simply added", () => {
    const step: Step = {
      step: "weighted_sum",
      expert: "E001",
      terms: [
        { item: "novel", value: "50.00", weight: "1.00", product: "50.00" },
        { item: "market", value: "33.50", weight: "1.00", product: "33.50" },
      ],
      sum: "83.50",
    };
    expect(text(step)).toBe("E001 甲 的总分：创新性 50.00 + 市场 33.50 = 83.50。");
    expect(text(step, en)).toBe("Total of E001 甲: 创新性 50.00 + 市场 33.50 = 83.50.");
  });

  test("weights are written out with each product, and the score belongs to all experts", () => {
    const step: Step = {
      step: "weighted_sum",
      expert: null,
      terms: [{ item: "novel", value: "85.00", weight: "0.30", product: "25.50" }],
      sum: "25.50",
    };
    expect(text(step)).toBe("全体 的加权总分：创新性 85.00 × 0.30 = 25.50；相加得 25.50。");
  });

  test("a product that was rounded is never shown as a plain sum", () => {
    const term = { item: "novel", value: "85.55", weight: "1.00", product: "85.6" };
    const step: Step = { step: "weighted_sum", expert: "E001", terms: [term], sum: "85.6" };
    expect(text(step)).toContain("85.55 × 1.00 = 85.6");
  });

  test("values are totals or the marks of one item", () => {
    const values = [
      { expert: "E001", value: "83.50" },
      { expert: "E002", value: "80.00" },
    ];
    expect(text({ step: "values", item: null, values })).toBe(
      "专家总分：E001 甲 83.50、E002 乙 80.00。",
    );
    expect(text({ step: "values", item: "novel", values })).toContain("“创新性”的分数：");
  });

  test("too few values to drop any", () => {
    const step: Step = { step: "too_few_to_trim", item: null, values: 3, min_n: 5 };
    expect(text(step)).toBe("专家总分只有 3 个，不足 5 个，不去掉最高和最低。");
    expect(text(step, en)).toContain("only 3 values");
  });

  test("a dropped value says which end and whose", () => {
    const dropped = { step: "dropped", expert: "E002", item: null, value: "91.00" } as const;
    expect(line({ ...dropped, side: "high" })).toEqual({
      kind: "dropped",
      text: "专家总分中去掉一个最高的：E002 乙 91.00。",
    });
    expect(text({ ...dropped, item: "novel", side: "low" })).toBe(
      "“创新性”的分数中去掉一个最低的：E002 乙 91.00。",
    );
  });

  test("the mean shows its sum, the trimmed mean what is left, the median neither", () => {
    const step = { step: "aggregated", item: null, of: 3, sum: "244.00", value: "244/3" } as const;
    expect(text({ ...step, by: "mean" })).toBe(
      "专家总分的平均：合计 244.00 ÷ 3 = 244/3 ≈ 81.3333。",
    );
    expect(text({ ...step, by: "trimmed_mean" })).toContain("余下 3 个专家总分的平均");
    expect(text({ ...step, by: "median", sum: null })).toBe(
      "3 个专家总分的中位数：244/3 ≈ 81.3333。",
    );
  });

  test.each([
    ["criterion_mean", "half_up", "“创新性”合并后的分数四舍五入"],
    ["weighting", "half_even", "“创新性”加权后的分数（E001 甲）四舍六入五成双"],
    ["expert_total", "truncate", "E001 甲 的总分舍去尾数"],
    ["final", "half_up", "最后得分四舍五入"],
  ] as const)("a rounding names its place: %s", (after, mode, beginning) => {
    const step: Step = {
      step: "rounded",
      after,
      item: "novel",
      expert: "E001",
      before: "259/3",
      rounded: "86.33",
      decimals: 2,
      mode,
    };
    expect(text(step)).toBe(`${beginning}，保留 2 位小数：259/3 ≈ 86.3333 → 86.33。`);
    expect(text(step, en)).toMatch(/to 2 decimals: 259\/3 ≈ 86.3333 → 86.33\.$/);
  });

  test("too few reviews", () => {
    const step: Step = { step: "too_few_reviews", valid: 2, minimum: 3 };
    expect(line(step)).toEqual({
      kind: "apart",
      text: "有效评分 2 份，少于规定的 3 份：单列，不排名。",
    });
  });
});

describe("ties", () => {
  const tie: Extract<Step, { step: "tie_break" }> = {
    step: "tie_break",
    rule: "unrounded",
    value: "1",
    rivals: 1,
    against: [{ item: "n2", value: "2" }],
    outcome: "decided",
  };

  test.each([
    ["unrounded", "取整前的得分"],
    ["recommendation", "推荐意见（由高到低的人数）"],
    ["head_to_head", "同评专家的优劣（胜数减负数）"],
    ["median", "专家总分的中位数"],
  ] as const)("a link says what was compared: %s", (rule, words) => {
    expect(text({ ...tie, rule })).toBe(
      `与 1 个申报项目得分相同，比较${words}：本项目 1；n2 推理处理器 2。由此分出先后。`,
    );
    expect(text({ ...tie, rule }, en)).not.toContain("⟨");
  });

  test("an item is called by its title", () => {
    expect(text({ ...tie, rule: { item: "novel" } })).toContain("比较“创新性”的得分");
  });

  test("a preference is yes or no", () => {
    const step: Step = {
      ...tie,
      rule: { preference: "试点城市" },
      value: "true",
      against: [{ item: "n2", value: "false" }],
    };
    expect(text(step)).toContain("优先条件“试点城市”：本项目 是；n2 推理处理器 否");
  });

  test("a draw shows its seed and the beginning of the hash", () => {
    const step: Step = { ...tie, rule: { draw: "2022" }, value: "0123456789abcdef" };
    expect(text(step)).toContain("种子“2022”");
    expect(text(step)).toContain("本项目 0123456789ab…");
  });

  test("a vote has no values and leaves the tie", () => {
    const step: Step = { ...tie, rule: "vote", value: "-", outcome: "meeting_votes" };
    expect(line(step)).toEqual({
      kind: "apart",
      text: "与 1 个申报项目得分相同（n2 推理处理器），按规定由会评投票决定。投票之前名次并列。",
    });
  });

  test.each([
    ["narrowed", "与其中一部分分出先后，其余仍相同。"],
    ["undecided", "仍然相同。"],
  ] as const)("what came of it: %s", (outcome, words) => {
    expect(text({ ...tie, rule: "unrounded", outcome })).toMatch(new RegExp(`${words}$`));
  });

  test("rivals that are not named are hinted at", () => {
    expect(text({ ...tie, rule: "unrounded", rivals: 30 })).toContain("n2 推理处理器 2、…");
  });
});

test("a fraction shows its decimals, half up, and a whole one only those", () => {
  expect(decimal("259/3")).toBe("259/3 ≈ 86.3333");
  expect(decimal("233/3")).toBe("233/3 ≈ 77.6667");
  expect(decimal("77/1")).toBe("77.00");
  expect(decimal("-1/8")).toBe("-0.125");
  expect(decimal("86.50")).toBe("86.50");
});

test("a step of a newer program is shown by its name", () => {
  expect(text({ step: "something_new" } as unknown as Step)).toBe("something_new");
});
