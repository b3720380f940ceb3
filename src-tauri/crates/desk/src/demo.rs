//! The demo programme: edition 2022 with two bodies, five experts and thirty invented nominations with PDF
//! attachments, walked through the whole chain in rehearsal mode. Every name in it is invented.

use std::path::Path;

use dossier::Verdict;
use review::criteria::{CommentRequired, Criteria};
use review::ids::{BodyId, TrackId};
use review::mark::Centi;
use serde::{Deserialize, Serialize};
use sheets::write::{Cell, write_xlsx};
use store::office::Role;

use crate::anyone::edition::built_in;
use crate::command::Call;
use crate::deliver::deliver;
use crate::failure::{Failure, internal};
use crate::host::{Picked, Progress};
use crate::walk::{ExpertWork, Step, Walk, picked, worst};
use crate::{assets, body, secretariat, tables};

/// Where to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demo {
    /// A folder that is empty or new.
    pub out: Picked,
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
pub struct Demonstrated {
    /// The worst verdict of all bundles.
    pub verdict: Verdict,
    /// The folder.
    pub path: String,
    /// The secretariat's digits, for `verify --trust`.
    pub digits: String,
    /// Every step with its file and verdict.
    pub steps: Vec<Step>,
    /// The ranking of each track as the secretariat recomputed it.
    pub panels: Vec<crate::anyone::tally::PanelResult>,
}

/// A track of the demo.
struct Part {
    track: &'static str,
    body: &'static str,
    experts: &'static [&'static str],
    topics: &'static [&'static str],
}

/// Fifteen nominations in each track; expert 丙 sits on both panels, so there are five.
const PARTS: [Part; 2] = [
    Part {
        track: "electronics",
        body: "cast-info",
        experts: &["甲", "乙", "丙"],
        topics: &[
            "面向车载场景的毫米波成像芯片",
            "超低功耗边缘推理处理器",
            "柔性显示驱动电路",
            "工业现场无源传感网络",
            "高精度时间同步交换机",
            "量子随机数发生器模组",
            "光子计算加速卡",
            "多模态语音交互引擎",
            "低轨卫星终端相控阵天线",
            "硅基氮化镓射频器件",
            "可信执行环境操作系统",
            "电子墨水大屏控制器",
            "微型质谱检测仪",
            "声学超材料降噪模组",
            "高可靠存储控制器",
        ],
    },
    Part {
        track: "materials",
        body: "cast-materials",
        experts: &["丙", "丁", "戊"],
        topics: &[
            "高熵合金轴承材料",
            "大尺寸氮化铝单晶衬底",
            "可降解医用镁合金",
            "钙钛矿叠层电池封装膜",
            "耐蚀海工钢绿色冶炼",
            "碳化硅纤维增韧陶瓷",
            "柔性透明导电膜",
            "废旧叶片再生复合材料",
            "超高纯石英砂提纯",
            "固态电解质薄膜",
            "生物基尼龙单体",
            "智能调光玻璃涂层",
            "光刻胶用单体树脂",
            "高导热石墨烯界面材料",
            "低温余热热电材料",
        ],
    },
];

/// Makes the demo and walks it.
pub fn demo(cx: &Call<'_>, request: &Demo) -> Result<Demonstrated, Failure> {
    let root = cx.host.resolve(&request.out)?;
    let walk = Walk::begin(cx.host, &root)?;
    let (secretariat, made) = walk.office("秘书处（演示）", Role::Secretariat, None)?;
    walk.trust(&made.digits);
    let export = secretariat::edition::Export {
        office: secretariat.clone(),
        edition: None,
        out: picked(&walk.at("edition")),
        force: false,
    };
    let signed = walk.run(|cx| secretariat::edition::export(cx, &export))?;
    walk.note_bundle("edition", &signed.path, &signed.digest)?;
    walk.proves(&signed.path);
    let mut panels = Vec::new();
    for (done, part) in (0_u64..).zip(&PARTS) {
        cx.host.progress(&Progress { step: "demo", done, total: 2 });
        let office = body_office(&walk, part, &signed.path, &made.digits)?;
        let offices = (&secretariat, &office);
        let items = one_part(&walk, offices, part, &made.digits)?;
        panels.push(crate::anyone::tally::PanelResult { panel: part.track.to_owned(), items });
    }
    let steps = walk.steps();
    Ok(Demonstrated {
        verdict: worst(&steps),
        path: root.display().to_string(),
        digits: made.digits,
        steps,
        panels,
    })
}

fn body_office(
    walk: &Walk<'_>,
    part: &Part,
    edition: &str,
    anchor: &str,
) -> Result<Picked, Failure> {
    let id = BodyId::new(part.body)?;
    let name = built_in("2022")?.body(&id).map(|b| b.name.clone()).unwrap_or_default();
    let (office, _) = walk.office(&name, Role::Body, Some(id))?;
    let import = body::edition::Import {
        office: office.clone(),
        file: Picked(edition.to_owned()),
        trust: Some(anchor.to_owned()),
    };
    walk.run(|cx| body::edition::import(cx, &import))?;
    walk.note("edition-import", &office.0);
    Ok(office)
}

fn one_part(
    walk: &Walk<'_>,
    (secretariat, office): (&Picked, &Picked),
    part: &Part,
    anchor: &str,
) -> Result<Vec<tally::Standing>, Failure> {
    let folder = walk.at(part.track);
    let track = Some(part.track.to_owned());
    let rows: Vec<Vec<String>> = (1_usize..)
        .zip(part.experts)
        .map(|(n, name)| {
            vec![format!("E{n:03}"), format!("专家{name}"), format!("示例大学第{n}学院")]
        })
        .collect();
    let headings = ["expert", "name", "unit"];
    let filing = body::filing::Export {
        office: office.clone(),
        track: track.clone(),
        criteria: None,
        panel: walk.table(&folder.join("tables/panel.csv"), &headings, &rows)?,
        closing: walk.run(|cx| Ok(cx.now()))?.chars().take(10).collect(),
        out: picked(&folder),
        force: false,
    };
    walk.file((secretariat, office), &filing)?;
    take_in(walk, office, part, &folder)?;
    let pack = body::pack::Pack {
        office: office.clone(),
        track,
        batches: picked(&folder.join("batches")),
        letters: picked(&folder.join("letters")),
        assignment: None,
        force: false,
    };
    let packed = walk.run(|cx| body::pack::pack(cx, &pack))?;
    for batch in &packed.batches {
        walk.note_bundle("batch", &batch.path, &batch.digest)?;
    }
    let criteria = criteria(part)?;
    let mut results = Vec::new();
    for (n, batch) in (1_u64..).zip(&packed.batches) {
        let work = invented(&criteria, part, n)?;
        let sealed = walk.expert(batch, &work, (anchor, &folder))?;
        results.push(Picked(sealed.path));
    }
    walk.finish((secretariat, office), part.track, results, &folder)
}

fn criteria(part: &Part) -> Result<Criteria, Failure> {
    let edition = built_in("2022")?;
    let track = edition.track(&TrackId::new(part.track)?).ok_or_else(|| internal("track"))?;
    let text = assets::template(&track.criteria).ok_or_else(|| internal("template"))?;
    tables::check_criteria(text.as_bytes())
}

fn nomination_id(part: &Part, n: usize) -> String {
    format!("{}-{n:02}", part.track)
}

/// The spreadsheet and the attachments, taken in and accepted.
fn take_in(walk: &Walk<'_>, office: &Picked, part: &Part, folder: &Path) -> Result<(), Failure> {
    let now = walk.run(|cx| Ok(cx.now()))?;
    let mut rows = Vec::new();
    for (n, topic) in (1_usize..).zip(part.topics) {
        let id = nomination_id(part, n);
        let applicant = format!("示例{n:02}号科技有限公司");
        let body = format!("{applicant}申报“{topic}”。本文件为演示用，内容全部虚构。");
        let pdf = report::plain_document(topic, &[&body, "一、技术方案", "二、应用情况"], &now)?;
        deliver(&folder.join(format!("attachments/{id}/申报书.pdf")), &pdf, false)?;
        let cells = [id, (*topic).to_owned(), applicant, format!("示例学会{}", n % 4 + 1)];
        let mut row: Vec<Cell> = cells.into_iter().map(Cell::Text).collect();
        row.extend(
            ["全国学会、协会、研究会", "公开", "2022-10-28"].map(|c| Cell::Text(c.to_owned())),
        );
        rows.push(row);
    }
    let headings = ["编号", "名称", "申报单位", "推荐单位", "推荐渠道", "密级", "申报时间"];
    let xlsx = write_xlsx("申报项目", &headings, &rows).map_err(internal)?;
    let file = deliver(&folder.join("tables/nominations.xlsx"), &xlsx, false)?;
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

/// Invented scores of the `expert`th expert, the same every time; one recusal and one "unable" among them.
fn invented(criteria: &Criteria, part: &Part, expert: u64) -> Result<ExpertWork, Failure> {
    let mut work = ExpertWork { scores: Vec::new(), recusals: Vec::new(), unable: Vec::new() };
    let salt = u64::try_from(part.track.len()).map_err(internal)?;
    for (n, _) in (1_u64..).zip(part.topics) {
        let id = nomination_id(part, usize::try_from(n).map_err(internal)?);
        match (expert, n) {
            (2, 4) => work.recusals.push((id, "same_unit")),
            (3, 9) => work.unable.push((id, "不属于本人研究方向".to_owned())),
            _ => enter(
                criteria,
                &id,
                expert.wrapping_mul(31).wrapping_add(n * 17).wrapping_add(salt),
                &mut work,
            ),
        }
    }
    Ok(work)
}

fn enter(criteria: &Criteria, id: &str, seed: u64, work: &mut ExpertWork) {
    let mut row = |criterion: &str, score: String, comment: &str| {
        work.scores.push([id.to_owned(), criterion.to_owned(), score, comment.to_owned()]);
    };
    for gate in &criteria.gates {
        row(gate.id.as_str(), "是".to_owned(), "");
    }
    for (k, leaf) in (1_u64..).zip(criteria.leaves()) {
        let mark = invented_mark(criteria.scale(leaf), seed.wrapping_add(k * 7));
        let asked = leaf.comment.is_some_and(|c| c.required != CommentRequired::Never);
        row(leaf.id.as_str(), mark.to_string(), if asked { "材料充分，论证清楚。" } else { "" });
    }
    if let Some(level) = criteria.recommendation.as_ref().and_then(|r| r.levels.first()) {
        row("recommendation", level.clone(), "");
    }
    row("overall", String::new(), "总体良好（演示）。");
}

/// A mark in the upper half of the scale, on a step.
fn invented_mark(scale: review::criteria::Scale, seed: u64) -> Centi {
    let steps = scale.max.0.saturating_sub(scale.min.0) / scale.step.0.max(1);
    let half = steps / 2;
    let drawn = i64::try_from(seed.wrapping_mul(2_654_435_761) >> 7 & 0xffff).unwrap_or(0);
    let step = half.saturating_add(drawn % half.max(1));
    Centi(scale.min.0.saturating_add(step.saturating_mul(scale.step.0)))
}
