UPDATE filing
SET state = ?4,
    digest = coalesce(?5, digest),
    filing_no = coalesce(?6, filing_no),
    receipt_digest = coalesce(?7, receipt_digest)
WHERE body = ?1 AND track = ?2 AND version = ?3
