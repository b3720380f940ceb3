SELECT id, record, record_digest FROM nomination ORDER BY position
