SELECT id, record, record_digest
FROM nomination_record WHERE track = ?1 AND id = ?2 ORDER BY n
