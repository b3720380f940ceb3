SELECT id FROM nomination WHERE id = ?1
