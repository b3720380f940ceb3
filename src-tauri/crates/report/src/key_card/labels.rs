//! The words of the key card, to be moved into the catalogue together.

pub(super) const TITLE: &str = "专家密钥卡";
pub(super) const TITLE_SHORT: &str = "专家密钥卡  Expert's key card";
pub(super) const UNDER: &str = "报备案之前由专家本人交给初评机构";
pub(super) const OPENING: &str = "本卡所载公钥由本人在自己的电脑上生成，请初评机构写入专家构成方案，随方案报秘书处备案。备案之后，只有与这把公钥配对的密钥签署的评审结果，才算本人所签。";
pub(super) const OPENING_EN: &str = "Hand this card to the review body before it files its panel: results count as mine only if they are signed with this key.";
pub(super) const PUBLIC: &str =
    "本卡只有公钥，可以复印、扫描和邮寄。私钥在本人的文件里，凭本人口令使用，不交给任何人。";
pub(super) const NAME: &str = "专家姓名";
pub(super) const UNIT: &str = "工作单位";
pub(super) const MADE: &str = "制卡日期";
pub(super) const CHECK: &str = "公钥";
pub(super) const DIGITS: &str = "公钥指纹数字  Digits of the key's fingerprint";
pub(super) const FINGERPRINT: &str = "公钥指纹  Fingerprint";
pub(super) const KEY: &str = "公钥（OpenSSH 格式，录入时为一行）  Public key, one line";
pub(super) const QR_NOTE: &str = "扫码录入公钥";
pub(super) const STATEMENT: &str = "专家确认";
pub(super) const STATEMENT_TEXT: &str = "本人确认：上面的公钥是本人的，数字与本人生成密钥时软件所显示的一致；密钥由本人独自使用。密钥遗失或口令泄露时，本人将立即告知初评机构。";
pub(super) const SIGNATURE: &str = "专家签字";
pub(super) const DATE: &str = "日期";
pub(super) const OFFICE: &str = "以下由初评机构填写";
pub(super) const OFFICE_DIGITS: &str = "已当面或通过事先留存的电话，与专家本人逐组核对指纹数字";
pub(super) const OFFICE_PANEL: &str = "已将公钥写入专家构成方案";
pub(super) const NUMBER: &str = "专家编号";
pub(super) const CLERK: &str = "核对人签字";

pub(super) fn footer(digits: &str) -> String {
    format!("公钥指纹 {digits}")
}
