INSERT INTO batch.nomination (position, id, record, record_digest)
SELECT ?1, id, record, record_digest FROM main.nomination WHERE track = ?2 AND id = ?3
