DELETE FROM entry WHERE nomination = ?1 AND field = ?2 AND item = ?3
