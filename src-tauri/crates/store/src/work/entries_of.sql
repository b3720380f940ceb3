SELECT nomination, field, item, value FROM entry WHERE nomination = ?1 ORDER BY field, item
