SELECT body, track, version, state, criteria, panel, plan, keys, digest, filing_no, receipt_digest, at
FROM filing ORDER BY track, body, version
