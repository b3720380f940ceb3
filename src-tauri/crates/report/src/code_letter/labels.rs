//! The words of the code letter, to be moved into the catalogue together.

pub(super) const TITLE: &str = "领取码函";
pub(super) const TITLE_SHORT: &str = "领取码函  Opening code";
pub(super) const EXPERT: &str = "专家编号";
pub(super) const LIST: &str = "榜单";
pub(super) const TRACK: &str = "领域/类别";
pub(super) const BODY: &str = "初评机构";
pub(super) const BATCH: &str = "批次号";
pub(super) const ISSUE: &str = "签发次";
pub(super) const CLOSES: &str = "评审截止";
pub(super) const CODE: &str = "领取码  Opening code";
pub(super) const CODE_NOTE: &str =
    "不分大小写，空格可省略；字母 O 与数字 0、字母 I、L 与数字 1 不必区分；最后一位是校验位。";
pub(super) const ANCHOR: &str = "秘书处校验数字  Secretariat's digits";
pub(super) const ANCHOR_NOTE: &str =
    "首次打开本届批次时，请照此逐组键入，以确认批次确由秘书处备案的初评机构签发。";
pub(super) const STEPS: &str = "打开批次的步骤";
pub(super) const STEPS_TEXT: [&str; 5] = [
    "1. 将收到的批次文件（扩展名 .hjb）复制到本人电脑，用衡鉴打开；全程不需要联网。",
    "2. 核对屏幕上的专家编号、批次号、榜单和领域与本函一致。",
    "3. 按提示键入上面的秘书处校验数字和领取码。",
    "4. 设定本人的口令。口令不要写在本函上，也不要告诉任何人；遗忘后只能请初评机构重新签发。",
    "5. 评审结束后封存评分，打印签字页，签字后连同结果文件交回初评机构。",
];
pub(super) const APART: &str = "本函须与批次文件分开递送，不得与文件同放一个介质、同装一个信封或以同一途径发送。打开批次后请妥善保管或销毁本函。";
pub(super) const APART_EN: &str = "This letter travels apart from the batch file.";

pub(super) fn salutation(name: &str) -> String {
    format!("{name} 专家：")
}

pub(super) fn opening(body: &str) -> String {
    format!("{body}请您担任下列批次的评审专家。您的批次文件另行送达，凭以下领取码打开。")
}

pub(super) fn header(batch: &str, expert: &str) -> String {
    format!("批次 {batch}  专家 {expert}")
}

pub(super) fn again(issue: u32) -> String {
    format!(
        "本次为第 {issue} 次签发（issue {issue}），取代此前各次签发：以前的批次文件和领取码不再使用。此前交回的结果，只有初评机构在本次签发时写明保留的才算数。"
    )
}

pub(super) fn again_en(issue: u32) -> String {
    format!(
        "Issue {issue} replaces the earlier ones. Results of an earlier issue count only if the body kept them."
    )
}

pub(super) fn issue(issue: u32) -> String {
    format!("第 {issue} 次签发")
}
