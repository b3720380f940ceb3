//! The material of the demo: a spreadsheet of nominations, and for each an application of several pages
//! as PDF; the first has a picture besides. It comes in the way real material does.

use std::path::Path;

use sheets::write::{Cell, write_xlsx};

use super::picture::prototype;
use super::programme::{HEADINGS, Part};
use crate::deliver::deliver;
use crate::failure::{Failure, internal};
use crate::host::Picked;
use crate::walk::{Walk, picked};
use crate::{body, tables};

/// Writes the spreadsheet and the attachments, takes them in and accepts all of them.
pub(super) fn take_in(
    walk: &Walk<'_>,
    office: &Picked,
    part: &Part,
    folder: &Path,
) -> Result<(), Failure> {
    let file = write(walk, part, folder)?;
    let intake = body::intake::Intake {
        office: office.clone(),
        track: Some(part.track.to_owned()),
        file: picked(&file),
        attachments: Some(picked(&folder.join("attachments"))),
        dry_run: false,
    };
    let taken = walk.run(|cx| body::intake::intake(cx, &intake))?;
    if !taken.rows.is_empty() {
        return Err(tables::faulty(&taken.rows));
    }
    walk.note("intake", &file.display().to_string());
    let accept = body::intake::Accept {
        office: office.clone(),
        track: Some(part.track.to_owned()),
        nominations: Vec::new(),
        all: true,
        reason: "形式审查通过（演示）".to_owned(),
        by: "演示经办人".to_owned(),
    };
    walk.run(|cx| body::intake::accept(cx, &accept)).map(|_| ())
}

/// The spreadsheet, with the attachments beside it.
fn write(walk: &Walk<'_>, part: &Part, folder: &Path) -> Result<std::path::PathBuf, Failure> {
    let now = walk.run(|cx| Ok(cx.now()))?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (n, topic) in (1_usize..).zip(part.topics) {
        let own = folder.join("attachments").join(part.nomination(n));
        let paragraphs = application(&part.applicant(n), topic);
        let lines: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let pdf = report::plain_document(topic, &lines, &now)?;
        deliver(&own.join("申报书.pdf"), &pdf, false)?;
        if n == 1 {
            deliver(&own.join("样机示意图.png"), &prototype(), false)?;
        }
        rows.push(part.row(n, topic));
    }
    let xlsx = write_xlsx("申报项目", &HEADINGS, &rows).map_err(internal)?;
    deliver(&folder.join("tables/nominations.xlsx"), &xlsx, false)
}

/// Headings of the application, each with what stands under it.
const SECTIONS: [(&str, &str); 8] = [
    (
        "一、项目概况",
        "本项目面向产业中长期存在的共性难题，目标是在不改变用户现有产线的前提下，用较低的成本取得稳定的性能提升。\
         项目于三年前启动，先后完成原理验证、实验室样机、工程样机和小批试制，目前处在推广应用的起步阶段。\
         参与单位分工明确：申报单位负责总体设计和试制，合作高校负责机理研究，用户单位负责现场试用和反馈。",
    ),
    (
        "二、国内外现状",
        "国外同类技术起步较早，已有成熟产品，但价格高、交付周期长，关键部件的供应受制于少数厂商。国内近年进步很快，\
         多家单位在单项指标上达到或接近国外水平，整体方案的一致性和长期可靠性仍有差距。\
         本项目选择从结构和工艺两方面同时入手，避免单纯追求某一项指标而牺牲可制造性。",
    ),
    (
        "三、技术方案",
        "总体方案分为三层：底层是经过重新设计的核心部件，中间层是与之配套的控制和检测电路，上层是面向用户的接口和软件。\
         核心部件采用新的结构，省去两道高成本工序，同时把对环境温度的敏感程度降低一半。控制部分采用冗余设计，\
         任何单点故障都不会使整机停机。检测部分给出连续的健康状态，用户可以据此安排维护。\
         各层之间的接口全部公开，便于用户自行扩展，也便于第三方检验。",
    ),
    (
        "四、主要创新点",
        "第一，提出了适用于本场景的新结构，并给出了可以复核的设计方法。第二，建立了从材料到整机的测试规程，\
         三家互不隶属的单位按同一规程测得的结果相互符合。第三，形成了从样机到批量生产的完整工艺窗口，\
         连续五个批次的良品率都在九成以上。第四，软件部分可以在不停机的情况下升级，升级失败时自动恢复原状。",
    ),
    (
        "五、知识产权和标准",
        "项目已申请发明专利若干项，其中部分已经授权；登记软件著作权若干项；参与起草团体标准一项。\
         全部知识产权归申报单位和合作单位共有，份额和收益分配在合作协议中已经写明，没有争议，也没有设定质押。",
    ),
    (
        "六、应用情况",
        "项目成果已在两家用户单位试运行，累计运行时间超过六个月。试运行期间共发现一般问题三项，均已在当月解决，\
         没有发生影响使用的故障。用户单位出具的试用报告认为：安装调试方便，运行稳定，节能效果明显，\
         与现有设备的配合没有困难，愿意在下一年度扩大使用范围。",
    ),
    (
        "七、市场前景和效益",
        "按照行业协会公布的数据估算，相关市场今后五年的年均增长在一成以上。申报单位计划先在三个省份的重点用户中推广，\
         再通过合作伙伴进入更多领域。按较保守的估计，三年内可以形成稳定的批量供货能力，\
         带动上下游企业新增就业岗位，并使用户的单位能耗下降。社会效益主要体现在减少浪费、缩短检修时间和提高安全水平。",
    ),
    (
        "八、风险和对策",
        "技术方面的主要风险是极端环境下的长期可靠性数据还不够多，对策是在三个不同气候的地点设置长期观测点，\
         每季度公开一次数据。市场方面的主要风险是用户更换设备的意愿受投资周期影响，对策是提供租赁和分期方案。\
         供应方面的主要风险是个别原材料价格波动，对策是与两家以上的供应商签订长期协议，并保留三个月的安全库存。",
    ),
];

/// The application, paragraph by paragraph; long enough for two pages.
fn application(applicant: &str, topic: &str) -> Vec<String> {
    let mut paragraphs =
        vec![format!("{applicant}申报“{topic}”。本文件为演示用，内容全部虚构。"), String::new()];
    for (heading, text) in SECTIONS {
        paragraphs.push(heading.to_owned());
        paragraphs.push(text.to_owned());
        paragraphs.push(format!("以上各项均以“{topic}”的试验记录和用户证明为依据，原件备查。"));
    }
    paragraphs.push(
        "申报单位承诺：以上内容真实、完整，不涉及国家秘密，知识产权没有争议。（虚构）".to_owned(),
    );
    paragraphs.retain(|p| !p.is_empty());
    paragraphs
}
