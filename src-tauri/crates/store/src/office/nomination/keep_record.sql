INSERT INTO nomination_record (track, id, record, record_digest, replaced_at, actor)
SELECT track, id, record, record_digest, ?3, ?4 FROM nomination WHERE track = ?1 AND id = ?2
