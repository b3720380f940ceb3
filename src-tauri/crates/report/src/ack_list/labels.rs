//! The words of the ack's list, to be moved into the catalogue together.

pub(super) const TITLE: &str = "名册与指纹核对表";
pub(super) const TITLE_SHORT: &str = "名册与指纹核对表  Results received, to be compared";
pub(super) const OPENING: &str = "下表列出秘书处收到并验证的全部专家评分结果，由初评机构转交各位专家。请对照本人签字页上的结果摘要和密钥指纹：逐组相同，即说明秘书处收到的正是您封存的结果。";
pub(super) const ALARM: &str =
    "有一组数字不同，或者您的编号下出现了您没有交过的结果，请不要签字，并直接告知秘书处。";
pub(super) const ENGLISH: &str = "Compare your row with your own signature page. If any group differs, do not sign; tell the secretariat directly.";
pub(super) const LIST: &str = "榜单";
pub(super) const TRACK: &str = "领域/类别";
pub(super) const BODY: &str = "初评机构";
pub(super) const RECEIVED: &str = "验证时间";
pub(super) const REQUIRED: &str = "备案核验方式";
pub(super) const SUBMISSION: &str = "报送文件摘要";
pub(super) const EXPERT: &str = "专家编号";
pub(super) const BATCH: &str = "批次号";
pub(super) const FINGERPRINT: &str = "密钥指纹数字";
pub(super) const DIGEST: &str = "结果摘要数字";
pub(super) const BINDING: &str = "核验方式";
pub(super) const COMPARED: &str = "本人核对签字";
pub(super) const BELOW: &str = "（低于备案要求）";

pub(super) fn header(track: &str, rows: usize) -> String {
    format!("{track}  共 {rows} 份结果")
}

pub(super) fn issue_seq(batch: &str, issue: u32, seq: u32) -> String {
    format!("{batch}\n签发次 {issue} · 版次 {seq}")
}

pub(super) fn footer(digest: &str) -> String {
    let start: String = digest.chars().take(16).collect();
    format!("报送文件摘要 {start}…")
}
