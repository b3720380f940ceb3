INSERT INTO nomination (track, id, record, record_digest, outcome, reason, imported_at, source_row)
VALUES (?1, ?2, ?3, ?4, 'imported', NULL, ?5, ?6)
ON CONFLICT (track, id) DO NOTHING
