//! The official calculation of one field: both orders of weighting and aggregating, the places outside the
//! ranking, and the ranks. It follows `statistics.md` §1 and the filed parameters of `formats.md` §5 and
//! nothing else; the advisory evidence never enters here.

use review::criteria::{Aggregate, Criteria, OnNo, Order, RoundAfter};
use review::ids::ItemId;

use crate::aggregate::{Entry, pool};
use crate::exact::Exact;
use crate::fault::TallyError;
use crate::field::{Field, Row, Sheet, rows};
use crate::rule::{Of, Rule};
use crate::standing::{Deviation, Dropped, GateFlag, Outcome, Place, Side, Standing};
use crate::tie;
use crate::trace::{Pool, Step, Used};

/// A standing that is being made, with the numbers behind its texts.
pub(crate) struct Draft<'f> {
    pub standing: Standing,
    pub sheets: Vec<Sheet<'f>>,
    /// One for each sheet: the expert's total.
    pub totals: Vec<Entry<'f>>,
    /// The aggregated value of each leaf; empty under `within_expert`.
    pub by_leaf: Vec<Exact>,
    /// The score before and after the final rounding; none without a valid review.
    pub score: Option<(Exact, Exact)>,
}

/// The official scores and ranks of `field` under the filed `criteria`.
///
/// Under `within_criterion` an expert's total, which deviations and tie-breaks look at, is Σ mark × weight
/// without any rounding. See [`TallyError`] for what is refused; nothing is ever repaired.
pub fn official(criteria: &Criteria, field: &Field) -> Result<Outcome, TallyError> {
    let rule = Rule::of(criteria)?;
    let mut drafts = rows(&rule, field)?
        .into_iter()
        .map(|(item, row)| draft(&rule, item, row))
        .collect::<Result<Vec<_>, _>>()?;
    tie::rank(&rule, field, &mut drafts)?;
    let mut standings: Vec<Standing> = drafts.into_iter().map(|d| d.standing).collect();
    // Stable: `drafts` are by nomination id.
    standings.sort_by_key(|s| (s.rank.is_none(), s.rank));
    Ok(Outcome { standings })
}

fn draft<'f>(rule: &Rule<'_>, item: &str, row: Row<'f>) -> Result<Draft<'f>, TallyError> {
    let standing = Standing {
        item: item.to_owned(),
        score: None,
        exact: None,
        rank: None,
        valid: count(row.sheets.len())?,
        place: Place::Ranked,
        flags: Vec::new(),
        tied: false,
        dropped: Vec::new(),
        deviations: Vec::new(),
        states: row.states,
        trace: row.trace,
    };
    let (totals, by_leaf) = (Vec::with_capacity(row.sheets.len()), Vec::new());
    let mut draft = Draft { standing, sheets: row.sheets, totals, by_leaf, score: None };
    if !draft.sheets.is_empty() {
        draft.compute(rule)?;
    }
    draft.judge_gates(rule);
    draft.judge_reviews(rule);
    Ok(draft)
}

impl Draft<'_> {
    fn compute(&mut self, rule: &Rule<'_>) -> Result<(), TallyError> {
        let exact = match rule.criteria.official.order {
            Order::WithinExpert => self.within_expert(rule)?,
            Order::WithinCriterion => self.within_criterion(rule)?,
        };
        let after = RoundAfter::Final;
        let score = rule.round(after, Of::default(), exact, &mut self.standing.trace)?;
        self.standing.score = Some(match rule.criteria.rounding(after) {
            Some(filed) => score.fixed(filed.decimals)?,
            None => score.display()?,
        });
        self.standing.exact = Some(exact.fraction());
        self.score = Some((exact, score));
        self.note_deviations(rule, exact)
    }

    fn within_expert(&mut self, rule: &Rule<'_>) -> Result<Exact, TallyError> {
        for sheet in &self.sheets {
            let expert = sheet.cell.expert.as_str();
            let trace = &mut self.standing.trace;
            let sum = rule.weighted_sum(Some(expert), &sheet.marks, trace)?;
            let of = Of { item: None, expert: Some(expert) };
            let value = rule.round(RoundAfter::ExpertTotal, of, sum, trace)?;
            self.totals.push(Entry { expert, value });
        }
        pool_traced(rule, None, &self.totals, &mut self.standing)
    }

    fn within_criterion(&mut self, rule: &Rule<'_>) -> Result<Exact, TallyError> {
        for (at, leaf) in rule.leaves.iter().enumerate() {
            let marks = marks_at(&self.sheets, at);
            let value = pool_traced(rule, Some(leaf.id), &marks, &mut self.standing)?;
            let of = Of { item: Some(leaf.id), expert: None };
            let trace = &mut self.standing.trace;
            self.by_leaf.push(rule.round(RoundAfter::CriterionMean, of, value, trace)?);
        }
        for sheet in &self.sheets {
            let value = rule.plain_total(&sheet.marks)?;
            self.totals.push(Entry { expert: &sheet.cell.expert, value });
        }
        rule.weighted_sum(None, &self.by_leaf, &mut self.standing.trace)
    }

    fn note_deviations(&mut self, rule: &Rule<'_>, exact: Exact) -> Result<(), TallyError> {
        let Some(filed) = rule.criteria.official.deviation else { return Ok(()) };
        let threshold = Exact::from(filed.threshold);
        for Entry { expert, value } in &self.totals {
            let (distance, side) = if *value > exact {
                (value.minus(exact)?, Side::High)
            } else {
                (exact.minus(*value)?, Side::Low)
            };
            if distance > threshold {
                self.standing.deviations.push(Deviation {
                    expert: (*expert).to_owned(),
                    total: value.on_paper(),
                    distance: distance.on_paper(),
                    side,
                    asks_reason: filed.asks_reason,
                });
            }
        }
        Ok(())
    }

    /// One 否 of a valid expert is enough; a gate that nobody answered has no consequence.
    fn judge_gates(&mut self, rule: &Rule<'_>) {
        for filed in &rule.criteria.gates {
            let no = |s: &&Sheet<'_>| s.cell.gates.get(&filed.id) == Some(&false);
            let experts: Vec<String> =
                self.sheets.iter().filter(no).map(|s| s.cell.expert.clone()).collect();
            if experts.is_empty() {
                continue;
            }
            let (gate, on_no) = (filed.id.clone(), filed.on_no);
            match on_no {
                OnNo::ExcludeFromRanking => self.standing.place = Place::ExcludedByGate,
                OnNo::Flag | OnNo::ToMeeting => self.standing.flags.push(GateFlag {
                    gate: gate.clone(),
                    on_no,
                    experts: experts.clone(),
                }),
            }
            self.standing.trace.push(Step::Gate { gate, on_no, experts });
        }
    }

    fn judge_reviews(&mut self, rule: &Rule<'_>) {
        let (valid, minimum) = (self.standing.valid, rule.criteria.official.minimum_reviews);
        if valid < minimum {
            self.standing.trace.push(Step::TooFewReviews { valid, minimum });
            if self.standing.place == Place::Ranked {
                self.standing.place = Place::TooFewReviews;
            }
        }
    }
}

/// The marks for the leaf at position `at`, by expert.
pub(crate) fn marks_at<'f>(sheets: &[Sheet<'f>], at: usize) -> Vec<Entry<'f>> {
    let entry = |s: &Sheet<'f>| {
        s.marks.get(at).map(|value| Entry { expert: &s.cell.expert, value: *value })
    };
    sheets.iter().filter_map(entry).collect()
}

/// The filed aggregate of `entries`, with every step written down.
fn pool_traced(
    rule: &Rule<'_>,
    item: Option<&ItemId>,
    entries: &[Entry<'_>],
    standing: &mut Standing,
) -> Result<Exact, TallyError> {
    let filed = rule.criteria.official.aggregate;
    let used = |e: &Entry<'_>| Used { expert: e.expert.to_owned(), value: e.value.on_paper() };
    let values = entries.iter().map(used).collect();
    standing.trace.push(Step::Values { item: item.cloned(), values });
    let pooled = pool(filed, entries)?;
    if let Some(min_n) = pooled.too_few_for {
        let values = count(entries.len())?;
        standing.trace.push(Step::TooFewToTrim { item: item.cloned(), values, min_n });
    }
    for (side, entry) in &pooled.dropped {
        let Used { expert, value } = used(entry);
        let dropped = Dropped { expert, item: item.cloned(), value, side: *side };
        standing.trace.push(Step::Dropped(dropped.clone()));
        standing.dropped.push(dropped);
    }
    standing.trace.push(Step::Aggregated {
        item: item.cloned(),
        by: match filed {
            Aggregate::Median => Pool::Median,
            Aggregate::Trimmed(_) if pooled.too_few_for.is_none() => Pool::TrimmedMean,
            Aggregate::Mean | Aggregate::Trimmed(_) => Pool::Mean,
        },
        of: count(pooled.kept.len())?,
        sum: pooled.sum.map(Exact::on_paper),
        value: pooled.value.on_paper(),
    });
    Ok(pooled.value)
}

/// A number of things as it is written in a result.
pub(crate) fn count(n: usize) -> Result<u32, TallyError> {
    u32::try_from(n).map_err(|_| TallyError::Overflow)
}
