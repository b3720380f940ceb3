SELECT n, at, nomination, field, item, old, new FROM history WHERE nomination = ?1 ORDER BY n
