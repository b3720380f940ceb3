SELECT track, id, record, record_digest, outcome, reason, imported_at, source_row
FROM nomination WHERE track = ?1 AND id = ?2
