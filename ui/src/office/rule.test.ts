import { expect, test } from "vitest";
import type { Criteria } from "../platform/desk";
import { formatCenti } from "../text/format";
import { say as tell } from "../text/catalogue";
import { commentInWords, leaves, ruleInWords, weightInWords, weightsTogether } from "./rule";
import { criteria } from "./sample";
import type { Say } from "./trace";

const zh: Say = (key, params) => tell("zh-CN", key, params);
const en: Say = (key, params) => tell("en", key, params);
const weighted = (...percents: number[]): Criteria => ({
  ...criteria,
  items: criteria.items.map((item, at) => ({ ...item, weight: { percent: percents[at] ?? 0 } })),
});

test("the rule says order, trimming, rounding, minimum, deviation and ties", () => {
  expect(ruleInWords(criteria, zh, formatCenti)).toEqual([
    "先按权重算出每位专家的总分，再由各位专家的总分得出得分。",
    "合并时去掉 1 个最高分和 1 个最低分，余下的平均；有效分数不足 5 个时不去掉，直接平均。",
    "最后得分四舍五入，保留 2 位小数。",
    "有效评分少于 3 份的申报项目单列，不排名。",
    "专家总分与得分相差超过 15 分的，予以指出，并须说明理由，不影响得分。",
    "得分相同的，依次比较：取整前的得分 → “创新性”的得分 → 会评投票。",
  ]);
});

test.each(["mean", "median"] as const)("the other aggregates have words: %s", (aggregate) => {
  for (const order of ["within_expert", "within_criterion"] as const) {
    for (const say of [zh, en]) {
      const official = { ...criteria.official, aggregate, order, tie_break: [] };
      const lines = ruleInWords({ ...criteria, official, direction: "lower" }, say, formatCenti);
      expect(lines.join("")).not.toContain("⟨");
      expect(lines).toHaveLength(7);
    }
  }
});

test("points that make the highest score are whole, and others are not", () => {
  expect(weightsTogether(criteria, zh, formatCenti)).toEqual({ text: "100 分", whole: true });
  const more = { ...criteria, max: 12_000 };
  expect(weightsTogether(more, zh, formatCenti)?.whole).toBe(false);
});

test("percents must make a hundred", () => {
  expect(weightsTogether(weighted(6000, 4000), zh, formatCenti)).toEqual({
    text: "100 %",
    whole: true,
  });
  expect(weightsTogether(weighted(6000, 3000), zh, formatCenti)?.whole).toBe(false);
});

test("factors need make nothing", () => {
  const items = criteria.items.map((item) => ({ ...item, weight: { factor: 12_000 } }));
  expect(weightsTogether({ ...criteria, items }, zh, formatCenti)).toBeNull();
  expect(weightInWords(items[0] ?? items[1]!, zh, formatCenti)).toBe("× 1.2");
});

test("a heading carries no marks", () => {
  const items = [
    { id: "group", title: "技术" },
    { ...criteria.items[0]!, parent: "group" },
  ];
  expect(leaves({ ...criteria, items }).map((i) => i.id)).toEqual(["novel"]);
});

test("a comment is asked for below a mark", () => {
  expect(commentInWords(criteria.items[0]!, zh, formatCenti)).toBe("低于 36 分时");
  expect(commentInWords(criteria.items[1]!, zh, formatCenti)).toBe("");
});
