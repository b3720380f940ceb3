SELECT n, kind, subject, track, statement, signatures, at FROM decision ORDER BY n
