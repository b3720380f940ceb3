//! The words of the signature page, to be moved into the catalogue together.

pub(super) const TITLE: &str = "专家评分签字页";
pub(super) const TITLE_SHORT: &str = "专家评分签字页  Expert's signature page";
pub(super) const LIST: &str = "榜单";
pub(super) const TRACK: &str = "领域/类别";
pub(super) const BODY: &str = "初评机构";
pub(super) const FILING: &str = "备案号";
pub(super) const NO_RECEIPT: &str = "已报备案，尚未收到回执";
pub(super) const CRITERIA: &str = "评价标准";
pub(super) const BATCH: &str = "批次号";
pub(super) const ISSUE_SEQ: &str = "签发次/版次";
pub(super) const EXPERT: &str = "专家编号";
pub(super) const EXPERT_NAME: &str = "专家姓名";
pub(super) const SEALED_AT: &str = "封存时间";
pub(super) const APP: &str = "软件版本";
pub(super) const AUDIT_HEAD: &str = "操作记录末端";
pub(super) const SCORES: &str = "评分表";
pub(super) const ID: &str = "编号";
pub(super) const NOMINATION: &str = "名称";
pub(super) const TOTAL: &str = "总分";
pub(super) const RECUSED: &str = "回避";
pub(super) const UNABLE: &str = "无法判断";
pub(super) const CHECK: &str = "核对信息";
pub(super) const DIGEST: &str = "结果摘要  Results digest";
pub(super) const FINGERPRINT: &str = "专家密钥指纹  Key fingerprint";
pub(super) const QR_NOTE: &str = "扫码核对";
pub(super) const STATEMENT: &str = "专家确认";
pub(super) const STATEMENT_TEXT: &str = "本人确认：以上评分由本人独立作出，未由他人代评；应当回避的候选均已申明回避；本页的结果摘要和密钥指纹与本人封存时软件所显示的一致。";
pub(super) const SIGNATURE: &str = "专家签字";
pub(super) const DATE: &str = "日期";
pub(super) const SUPERVISOR: &str = "监督人签字";

pub(super) fn issue_seq(issue: u32, seq: u32) -> String {
    format!("第 {issue} 次签发 / 第 {seq} 版")
}

pub(super) fn header(batch: &str, expert: &str, issue: u32, seq: u32) -> String {
    format!("批次 {batch}  专家 {expert}  签发次 {issue}  版次 {seq}")
}

pub(super) fn footer(digits: &str) -> String {
    format!("结果摘要 {digits}")
}

pub(super) fn part(n: usize, of: usize) -> String {
    format!("{SCORES}（{n}/{of}）")
}

pub(super) fn counted(all: usize, scored: usize, recused: usize, unable: usize) -> String {
    format!("本批次共 {all} 项候选：已评分 {scored} 项，回避 {recused} 项，无法判断 {unable} 项。")
}
