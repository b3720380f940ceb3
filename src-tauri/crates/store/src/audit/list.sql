SELECT n, body, prev, hash FROM audit ORDER BY n
