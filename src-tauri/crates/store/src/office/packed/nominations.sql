SELECT nomination, record_digest
FROM batch_nomination WHERE batch_id = ?1 AND issue = ?2 ORDER BY position
