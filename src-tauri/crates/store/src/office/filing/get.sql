SELECT body, track, version, state, criteria, panel, plan, keys, digest, filing_no, receipt_digest, at
FROM filing WHERE body = ?1 AND track = ?2 AND version = ?3
