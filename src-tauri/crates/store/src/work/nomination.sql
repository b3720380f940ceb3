SELECT id, record, record_digest FROM nomination WHERE id = ?1
