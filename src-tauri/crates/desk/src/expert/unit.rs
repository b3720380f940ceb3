//! Whether a nomination comes from the expert's own unit, as a hint for recusals (任职单位相同): names are compared as
//! people write them, and what was not pointed out may be recused from all the same. Nothing is decided here.

use review::nomination::Nomination;
use unicode_normalization::UnicodeNormalization;

/// Headings under which a nomination names the units behind it; whoever only nominates is none of them.
const UNITS: [&str; 9] = [
    "申报单位",
    "任职单位",
    "工作单位",
    "所在单位",
    "依托单位",
    "完成单位",
    "主要完成单位",
    "合作单位",
    "单位名称",
];

/// Whether the applicant, or a unit that the fields name, is this unit.
pub(super) fn is_of(unit: &str, nomination: &Nomination) -> bool {
    let unit = plain(unit);
    let fields = UNITS.iter().filter_map(|heading| nomination.fields.get(*heading));
    let named = std::iter::once(&nomination.applicant).chain(fields);
    let mut each = named.flat_map(|text| text.split(['、', ';', '；', '\n']));
    !unit.is_empty() && each.any(|one| plain(one) == unit)
}

/// A name without what only typing makes different: width, case, blanks and the shape of brackets.
fn plain(name: &str) -> String {
    name.nfkc()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '[' | '〔' | '【' | '{' => '(',
            ']' | '〕' | '】' | '}' => ')',
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use review::ids::NominationId;

    use super::*;

    fn nomination(applicant: &str, fields: &[(&str, &str)]) -> Nomination {
        Nomination {
            id: NominationId::new("n1").unwrap(),
            title: String::new(),
            applicant: applicant.to_owned(),
            nominator: "示例大学".to_owned(),
            channel: String::new(),
            fields: fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
            attachments: Vec::new(),
        }
    }

    #[test]
    fn a_unit_is_known_however_it_is_typed() {
        let same = |unit, applicant| is_of(unit, &nomination(applicant, &[]));
        assert!(same("示例大学（北京）", " 示例大学 (北京)"));
        assert!(same("ＡＢＣ研究院", "abc研究院"));
        assert!(same("示例大学[北京]", "甲公司；示例大学〔北京〕"));
        assert!(!same("示例大学", "示例大学（北京）"));
    }

    #[test]
    fn the_unit_of_a_person_is_looked_for_but_not_that_of_the_nominator() {
        let of = |fields: &[(&str, &str)]| is_of("示例大学", &nomination("某甲", fields));
        assert!(of(&[("任职单位", "示例大学")]));
        assert!(!of(&[("推荐单位", "示例大学")]));
        assert!(!of(&[]));
        assert!(!is_of(" ", &nomination(" ", &[])), "nobody said a unit");
    }
}
