UPDATE batch SET state = ?3 WHERE batch_id = ?1 AND issue = ?2
