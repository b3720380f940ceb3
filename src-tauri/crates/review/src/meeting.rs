//! The arithmetic of a vote in the panel meeting (会评), by the filed rule (`domain.md` §7): quorum and majority are two
//! questions, the base is filed, and more ballots back than were issued void the vote. Who may vote, and what a passed
//! vote does to a ranking, is not decided here.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::criteria::{Share, Vote, VoteBase};
use crate::ids::NominationId;

/// One round of voting: the ballots, and what is on them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Members who may vote in this round; who is recused may not.
    pub eligible: u32,
    /// How many of them were there.
    pub present: u32,
    /// Ballots issued.
    pub issued: u32,
    /// Ballots that came back, invalid ones too.
    pub returned: u32,
    /// What they say of each nomination that was voted on.
    pub counts: Vec<Count>,
}

/// The votes on one nomination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// Which.
    pub nomination: NominationId,
    /// For it.
    pub yes: u32,
    /// Against it.
    pub no: u32,
    /// Neither: abstained, or the ballot is invalid here.
    pub abstained: u32,
}

/// What came of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Too few were there: nothing was decided.
    NoQuorum,
    /// More ballots came back than were issued: nothing was decided.
    Void,
    /// These passed, in the order of the counts; the others did not.
    Passed(Vec<NominationId>),
}

/// Numbers that cannot be those of a vote.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoundFault {
    /// More people there than may vote.
    #[error("{present} present of {eligible} who may vote")]
    MorePresent {
        /// Who were there.
        present: u32,
        /// Who may vote.
        eligible: u32,
    },
    /// More ballots issued than people there.
    #[error("{issued} ballots issued to {present} present")]
    MoreIssued {
        /// Ballots.
        issued: u32,
        /// Who were there.
        present: u32,
    },
    /// One nomination counted twice.
    #[error("{0} is counted twice")]
    Twice(NominationId),
    /// Votes that are not as many as the ballots.
    #[error("{nomination}: {votes} votes on {returned} ballots")]
    OtherNumber {
        /// Of which nomination.
        nomination: NominationId,
        /// For, against and neither together.
        votes: u64,
        /// Ballots that came back.
        returned: u32,
    },
    /// More yes than all ballots together may say.
    #[error("{yes} yes votes, {most} at most")]
    TooManyYes {
        /// All yes votes.
        yes: u64,
        /// `max_yes` × ballots.
        most: u64,
    },
}

/// Counts a round by the filed rule.
///
/// Errors: numbers that cannot be those of a vote. A round without quorum or with too many ballots is no error: it has an
/// outcome.
pub fn decide(rule: &Vote, round: &Round) -> Result<Outcome, RoundFault> {
    let &Round { eligible, present, issued, returned, .. } = round;
    if present > eligible {
        return Err(RoundFault::MorePresent { present, eligible });
    }
    if issued > present {
        return Err(RoundFault::MoreIssued { issued, present });
    }
    if !reaches(present, eligible, rule.quorum) {
        return Ok(Outcome::NoQuorum);
    }
    if returned > issued {
        return Ok(Outcome::Void);
    }
    counts_hold(rule, round)?;
    let base = match rule.base {
        VoteBase::All => eligible,
        VoteBase::Present => present,
        VoteBase::Cast => returned,
    };
    let passed = round.counts.iter().filter(|c| reaches(c.yes, base, rule.pass));
    Ok(Outcome::Passed(passed.map(|c| c.nomination.clone()).collect()))
}

fn counts_hold(rule: &Vote, round: &Round) -> Result<(), RoundFault> {
    let mut seen = BTreeSet::new();
    let mut all_yes = 0_u64;
    for c in &round.counts {
        if !seen.insert(&c.nomination) {
            return Err(RoundFault::Twice(c.nomination.clone()));
        }
        let votes = u64::from(c.yes) + u64::from(c.no) + u64::from(c.abstained);
        if votes != u64::from(round.returned) {
            let (nomination, returned) = (c.nomination.clone(), round.returned);
            return Err(RoundFault::OtherNumber { nomination, votes, returned });
        }
        all_yes = all_yes.saturating_add(u64::from(c.yes));
    }
    let most = rule.max_yes.map(|n| u64::from(n).saturating_mul(u64::from(round.returned)));
    match most {
        Some(most) if all_yes > most => Err(RoundFault::TooManyYes { yes: all_yes, most }),
        _ => Ok(()),
    }
}

/// Whether `part` of `base` reaches the share, or passes it where it must be passed. Of nobody nothing is reached.
fn reaches(part: u32, base: u32, share: Share) -> bool {
    let part = u64::from(part) * u64::from(share.den);
    let needed = u64::from(base) * u64::from(share.num);
    base > 0 && if share.inclusive { part >= needed } else { part > needed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::criteria::Ballot;

    fn rule(base: VoteBase, (num, den, inclusive): (u32, u32, bool)) -> Vote {
        let quorum = Share { num: 2, den: 3, inclusive: true };
        let pass = Share { num, den, inclusive };
        Vote { quorum, base, pass, ballot: Ballot::Secret, max_yes: None }
    }

    /// Nine may vote, seven are there and get a ballot each, six come back.
    fn round(yes: &[u32]) -> Round {
        let count = |(n, yes): (usize, &u32)| Count {
            nomination: NominationId::new(format!("n{n}")).unwrap(),
            yes: *yes,
            no: 6 - yes,
            abstained: 0,
        };
        let counts = yes.iter().enumerate().map(count).collect();
        Round { eligible: 9, present: 7, issued: 7, returned: 6, counts }
    }

    fn passed(rule: &Vote, round: &Round) -> Vec<String> {
        match decide(rule, round).unwrap() {
            Outcome::Passed(ids) => ids.iter().map(ToString::to_string).collect(),
            other => panic!("{other:?}"),
        }
    }

    /// `domain.md` §7: 1/2 of those due, of those attending, of the ballots; reached or passed.
    #[test]
    fn the_base_and_whether_the_share_itself_counts_decide() {
        let votes = round(&[3, 4, 5]);
        let half = (1, 2, true);
        assert_eq!(passed(&rule(VoteBase::All, half), &votes), ["n2"]); // 4.5 of 9
        assert_eq!(passed(&rule(VoteBase::Present, half), &votes), ["n1", "n2"]); // 3.5 of 7
        assert_eq!(passed(&rule(VoteBase::Cast, half), &votes), ["n0", "n1", "n2"]); // 3 of 6
        assert_eq!(passed(&rule(VoteBase::Cast, (1, 2, false)), &votes), ["n1", "n2"]);
        assert_eq!(passed(&rule(VoteBase::Cast, (2, 3, true)), &votes), ["n1", "n2"]);
        assert_eq!(passed(&rule(VoteBase::Cast, (2, 3, false)), &votes), ["n2"]);
    }

    #[test]
    fn without_quorum_or_with_more_ballots_back_than_issued_nothing_is_decided() {
        let rule = rule(VoteBase::Present, (1, 2, true));
        let few = Round { present: 5, issued: 5, ..round(&[5]) };
        assert_eq!(decide(&rule, &few), Ok(Outcome::NoQuorum));
        let many = Round { returned: 8, ..round(&[5]) };
        assert_eq!(decide(&rule, &many), Ok(Outcome::Void));
        let nobody = Round { eligible: 0, present: 0, issued: 0, returned: 0, counts: Vec::new() };
        assert_eq!(decide(&rule, &nobody), Ok(Outcome::NoQuorum));
    }

    #[test]
    fn numbers_that_cannot_be_are_faults() {
        let rule = Vote { max_yes: Some(1), ..rule(VoteBase::Present, (1, 2, true)) };
        let fault = |round: &Round| decide(&rule, round).unwrap_err().to_string();
        assert_eq!(fault(&Round { present: 10, ..round(&[]) }), "10 present of 9 who may vote");
        assert_eq!(fault(&Round { issued: 8, ..round(&[]) }), "8 ballots issued to 7 present");
        assert_eq!(fault(&round(&[4, 4])), "8 yes votes, 6 at most");
        let mut votes = round(&[4]);
        votes.counts[0].abstained = 1;
        assert_eq!(fault(&votes), "n0: 7 votes on 6 ballots");
        votes = round(&[2, 2]);
        votes.counts[1].nomination = votes.counts[0].nomination.clone();
        assert_eq!(fault(&votes), "n0 is counted twice");
    }
}
