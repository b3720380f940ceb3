//! Ids that live inside one edition only: of rules, rule sets and settings. They have the pattern of every
//! other slug (`formats.md` §3) but never reach a bag-info field.

use crate::ids::{SLUG, id, is_slug};

id!(/// One eligibility rule; unique in its set.
    RuleId, "rule id", SLUG, is_slug);
id!(/// A set of eligibility rules that one or more tracks share.
    RuleSetId, "rule set id", SLUG, is_slug);
id!(/// A setting of the edition that rules refer to.
    SettingId, "setting id", SLUG, is_slug);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_the_kind_of_id() {
        assert_eq!(RuleId::new("A b").map_err(|f| f.kind), Err("rule id"));
    }
}
