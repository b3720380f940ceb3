UPDATE nomination SET record = ?3, record_digest = ?4 WHERE track = ?1 AND id = ?2
