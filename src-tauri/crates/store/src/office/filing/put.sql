INSERT INTO filing (body, track, version, state, criteria, panel, plan, keys, digest, filing_no, receipt_digest, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
