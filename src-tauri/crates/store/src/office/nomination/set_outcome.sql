UPDATE nomination SET outcome = ?3, reason = ?4 WHERE track = ?1 AND id = ?2
