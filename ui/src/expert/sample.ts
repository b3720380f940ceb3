// A small desk for the tests of this folder: two criteria under a heading, a gate, three nominations.

import type { Criteria, NominationCard, Review, WorkRow, WorkView } from "../platform";

export const criteria: Criteria = {
  type: "hengjian/criteria/v1",
  track: "electronics",
  title: "评价标准",
  version: 1,
  direction: "higher",
  step: 50,
  min: 0,
  max: 10000,
  items: [
    { id: "level", title: "技术水平" },
    {
      id: "frontier",
      parent: "level",
      title: "前沿水平",
      guide: "处于什么位置。",
      scale: { min: 0, max: 2000, step: 50 },
      anchors: [
        { from: 1500, to: 2000, label: "优" },
        { from: 0, to: 1450, label: "中" },
      ],
      comment: { required: { below: 1200 }, max_chars: 10 },
    },
    { id: "market", title: "市场带动力", scale: { min: 0, max: 1500, step: 50 } },
  ],
  gates: [
    { id: "gate-maturity", title: "成熟度", text: "是否通过早期验证？", on_no: "to_meeting" },
  ],
  recommendation: { levels: ["推荐", "不推荐"], counts_as: "information" },
  official: {
    order: "within_expert",
    aggregate: "mean",
    rounding: [],
    minimum_reviews: 1,
    tie_break: [],
  },
};

export function card(id: string, title = `项目 ${id}`): NominationCard {
  return {
    id,
    title,
    applicant: "甲公司",
    nominator: "乙学会",
    people: "",
    attachments: 0,
    same_unit: false,
  };
}

export function row(
  nomination: string,
  review: Partial<Review> = {},
  more: Partial<WorkRow> = {},
): WorkRow {
  const gaps = [
    { gate: "gate-maturity" },
    { mark: "frontier" },
    { mark: "market" },
    "recommendation" as const,
  ];
  return {
    review: { nomination, ...review },
    gaps: review.recused || review.unable ? [] : gaps,
    total: null,
    rank: null,
    tied: false,
    note: "",
    flag: false,
    ...more,
  };
}

export function view(more: Partial<WorkView> = {}): WorkView {
  return {
    titles: { edition: "2022", list: "先导技术榜", track: "电子信息", body: "联合体" },
    batch: "electronics-e001",
    issue: 1,
    expert: "E001",
    closing: "2022-11-25",
    filing_no: "KX-1",
    rehearsal: false,
    anchor: "typed",
    read_only: false,
    fingerprint: null,
    pledged_at: "2022-11-01T08:00:00Z",
    none_declared: true,
    sealed: null,
    returned: null,
    seals: 0,
    criteria,
    unit: null,
    nominations: ["n1", "n2", "n3"].map((id) => card(id)),
    rows: ["n1", "n2", "n3"].map((id) => row(id)),
    ...more,
  };
}
