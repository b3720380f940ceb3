//! What the demo's experts enter: invented marks and comments, the same every time, with one recusal and one
//! "unable to judge" among them.

use review::criteria::{CommentRequired, Criteria, Scale};
use review::mark::Centi;

use super::programme::Part;
use crate::failure::{Failure, internal};
use crate::walk::ExpertWork;

/// Comments on a single criterion.
const REMARKS: [&str; 4] = [
    "材料充分，论证清楚。",
    "指标有第三方检测报告支持，可信；但与国外最新产品的比较只给了一项，建议补充。",
    "思路新颖，关键数据来自小批试制，批量条件下能否保持尚待观察。",
    "权属清楚，用户单位的试用证明齐全，转化条件具备。",
];

/// Overall comments.
const OVERALL: [&str; 3] = [
    "总体良好（演示）。",
    "该项目目标明确，技术路线合理，附件中的检测数据能够支持主要结论；不足之处是长期可靠性的数据偏少，\
     建议在推广前补做一年以上的现场运行（演示）。",
    "创新性突出，市场前景清楚；申报书对成本构成的说明较简略，希望会评时由申报单位当面说明（演示）。",
];

/// Invented scores of the `expert`th expert, the same every time; one recusal and one "unable" among them.
pub(super) fn invented(
    criteria: &Criteria,
    part: &Part,
    expert: u64,
) -> Result<ExpertWork, Failure> {
    let mut work = ExpertWork { scores: Vec::new(), recusals: Vec::new(), unable: Vec::new() };
    let salt = u64::try_from(part.track.len()).map_err(internal)?;
    for (n, _) in (1_u64..).zip(part.topics) {
        let id = part.nomination(usize::try_from(n).map_err(internal)?);
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
        row(
            leaf.id.as_str(),
            mark.to_string(),
            if asked { pick(&REMARKS, seed.wrapping_add(k)) } else { "" },
        );
    }
    if let Some(level) = criteria.recommendation.as_ref().and_then(|r| r.levels.first()) {
        row("recommendation", level.clone(), "");
    }
    row("overall", String::new(), pick(&OVERALL, seed));
}

/// A mark in the upper half of the scale, on a step.
fn invented_mark(scale: Scale, seed: u64) -> Centi {
    let steps = scale.max.0.saturating_sub(scale.min.0) / scale.step.0.max(1);
    let half = steps / 2;
    let drawn = i64::try_from(seed.wrapping_mul(2_654_435_761) >> 7 & 0xffff).unwrap_or(0);
    let step = half.saturating_add(drawn % half.max(1));
    Centi(scale.min.0.saturating_add(step.saturating_mul(scale.step.0)))
}

fn pick<'t>(texts: &[&'t str], seed: u64) -> &'t str {
    let n = usize::try_from(seed % 97).unwrap_or_default();
    texts.iter().cycle().nth(n % texts.len()).copied().unwrap_or_default()
}
