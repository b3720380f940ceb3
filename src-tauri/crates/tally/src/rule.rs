//! The filed rule made ready for use: leaves with their weights and scales looked up once, and the filed
//! roundings as one function that writes its own step. Refuses criteria that could not have been filed.

use std::collections::BTreeMap;

use review::criteria::{Criteria, RoundAfter, Scale};
use review::ids::ItemId;

use crate::exact::Exact;
use crate::fault::TallyError;
use crate::trace::{Step, Term};

/// A scored item with what the calculation needs of it.
pub(crate) struct Leaf<'c> {
    pub id: &'c ItemId,
    pub scale: Scale,
    pub weight: Exact,
}

/// What a rounding or a sum belongs to.
#[derive(Clone, Copy, Default)]
pub(crate) struct Of<'a> {
    pub item: Option<&'a ItemId>,
    pub expert: Option<&'a str>,
}

pub(crate) struct Rule<'c> {
    pub criteria: &'c Criteria,
    pub leaves: Vec<Leaf<'c>>,
    scales: BTreeMap<&'c ItemId, Scale>,
}

impl<'c> Rule<'c> {
    pub fn of(criteria: &'c Criteria) -> Result<Self, TallyError> {
        let faults = criteria.faults();
        if !faults.is_empty() {
            return Err(TallyError::Criteria(faults));
        }
        let leaves: Vec<Leaf<'c>> = criteria
            .leaves()
            .filter_map(|item| {
                let weight = Exact::from(item.weight?.multiplier());
                Some(Leaf { id: &item.id, scale: criteria.scale(item), weight })
            })
            .collect();
        let scales = leaves.iter().map(|l| (l.id, l.scale)).collect();
        Ok(Self { criteria, leaves, scales })
    }

    /// The scale of the leaf `item`, if there is such a leaf.
    pub fn scale(&self, item: &ItemId) -> Option<Scale> {
        self.scales.get(item).copied()
    }

    /// `value` rounded if the rule rounds at `after`.
    pub fn round(
        &self,
        after: RoundAfter,
        of: Of<'_>,
        value: Exact,
        trace: &mut Vec<Step>,
    ) -> Result<Exact, TallyError> {
        let Some(filed) = self.criteria.rounding(after) else { return Ok(value) };
        let rounded = value.round(filed.decimals, filed.mode)?;
        trace.push(Step::Rounded {
            after,
            item: of.item.cloned(),
            expert: of.expert.map(str::to_owned),
            before: value.on_paper(),
            rounded: rounded.fixed(filed.decimals)?,
            decimals: filed.decimals,
            mode: filed.mode,
        });
        Ok(rounded)
    }

    /// Σ value × weight over the leaves, each product rounded if that is filed.
    pub fn weighted_sum(
        &self,
        expert: Option<&str>,
        values: &[Exact],
        trace: &mut Vec<Step>,
    ) -> Result<Exact, TallyError> {
        let mut terms = Vec::with_capacity(values.len());
        let mut sum = Exact::ZERO;
        for (leaf, value) in self.leaves.iter().zip(values) {
            let of = Of { item: Some(leaf.id), expert };
            let product = value.times(leaf.weight)?;
            let product = self.round(RoundAfter::Weighting, of, product, trace)?;
            sum = sum.plus(product)?;
            terms.push(Term {
                item: leaf.id.clone(),
                value: value.on_paper(),
                weight: leaf.weight.on_paper(),
                product: product.on_paper(),
            });
        }
        let expert = expert.map(str::to_owned);
        trace.push(Step::WeightedSum { expert, terms, sum: sum.on_paper() });
        Ok(sum)
    }

    /// Σ mark × weight of one expert, exact, where the order is `within_criterion` and the rule knows no
    /// expert totals: only for deviations and tie-breaks.
    pub fn plain_total(&self, marks: &[Exact]) -> Result<Exact, TallyError> {
        self.leaves
            .iter()
            .zip(marks)
            .try_fold(Exact::ZERO, |sum, (leaf, mark)| sum.plus(mark.times(leaf.weight)?))
    }
}
