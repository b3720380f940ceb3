//! Audit heads laid side by side (`formats.md` §8): every head that a bundle of one log names must be a place on
//! the chain that came later, or on the log that a restored document says it continues. K07 where it is not.

use bundle::bag::BagInfo;

use super::context::Context;
use crate::audit::Chain;

/// The chain that came with a bundle; I05 where it is broken, K01 where it is not the one bag-info names, K07 where
/// it forks from what the reader has seen of that log.
pub(super) fn chain(info: &BagInfo, jsonl: &[u8], cx: &mut Context<'_>) -> Option<Chain> {
    let log_id = info.log_id.clone().unwrap_or_default();
    let chain = match Chain::read(&log_id, jsonl) {
        Ok(chain) => chain,
        Err(fault) => {
            cx.failure("I05", crate::payload::path::AUDIT, fault.to_string());
            return None;
        }
    };
    cx.same_id("Audit-Head", info.audit_head.as_deref(), &chain.head().to_string());
    // The clock is never authority: a row says that it went back, and a note repeats it.
    if !chain.clock_back().is_empty() {
        let rows: Vec<String> = chain.clock_back().iter().map(ToString::to_string).collect();
        cx.note("P09", chain.log_id(), rows.join(" "));
    }
    Some(chain)
}

/// K07 if the reader has seen this log go another way.
pub(super) fn not_forked(chain: &Chain, cx: &mut Context<'_>) {
    if cx.known.log(chain.log_id()).is_some_and(|seen| !seen.agrees(chain)) {
        cx.failure("K07", chain.log_id(), chain.head().to_string());
    }
}

/// Whether what `earlier` says of its log lies on `chain`, which the same office made later.
pub(super) fn lies_on(chain: &Chain, earlier: &BagInfo, what: &str, cx: &mut Context<'_>) {
    let (Some(log), Some(head)) = (&earlier.log_id, &earlier.audit_head) else {
        cx.failure("F16", "Log-Id", what);
        return;
    };
    if log == chain.log_id() {
        cx.require(chain.holds(head), "K07", what, head.as_str());
        return;
    }
    let number = |head: &str| head.split_once(':').and_then(|(n, _)| n.parse::<u64>().ok());
    match chain.restored() {
        Some((old, at)) if old == log => {
            // What was done between the backup and the loss is not in the restored document.
            if number(at) < number(head) {
                cx.note("K07", what, format!("{head} > {at}"));
            }
        }
        _ => cx.note("K07", what, log.as_str()),
    }
}
