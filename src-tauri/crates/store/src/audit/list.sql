SELECT n, body, prev, hash FROM audit WHERE log = ?1 ORDER BY n
