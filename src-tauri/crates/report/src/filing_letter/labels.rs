//! The words of the filing letter, to be moved into the catalogue together.

pub(super) const TITLE: &str = "备案函";
pub(super) const TITLE_SHORT: &str = "备案函  Filing letter";
pub(super) const TRACK: &str = "领域/类别";
pub(super) const LIST: &str = "榜单";
pub(super) const BODY: &str = "初评机构";
pub(super) const CLERKS: &str = "经办人密钥";
pub(super) const VERSION: &str = "备案版本";
pub(super) const SENT: &str = "报送日期";
pub(super) const OPENING: &str = "现将下列领域（类别）的评价标准、专家构成方案和评审工作方案报送备案。备案文件以本函所载摘要为准；此后以本函所载密钥签署的文件，视为由该密钥所属单位签署。";
pub(super) const DIGEST: &str = "备案文件摘要  Filing digest";
pub(super) const KEY: &str = "初评机构密钥指纹  Body's key fingerprint";
pub(super) const CHECK: &str = "核对信息";
pub(super) const QR_NOTE: &str = "扫码核对";
pub(super) const STAMP: &str = "（单位盖章）";
pub(super) const PERSON: &str = "负责人签字";
pub(super) const DATE: &str = "日期";
pub(super) const OFFICE: &str = "以下由秘书处填写";
pub(super) const OFFICE_DIGEST: &str = "已按本函键入摘要数字，与收到的备案文件一致";
pub(super) const OFFICE_KEY: &str = "已按本函键入密钥指纹数字，与备案文件中的密钥一致";
pub(super) const CLERK: &str = "核对人签字";

pub(super) fn salutation(to: &str) -> String {
    format!("{to}：")
}

pub(super) fn header(track: &str, version: u32) -> String {
    format!("{track}  第 {version} 版")
}

pub(super) fn version(version: u32) -> String {
    format!("第 {version} 版")
}

pub(super) fn footer(digits: &str) -> String {
    format!("备案文件摘要 {digits}")
}
