SELECT s.seq AS seq, s.digest AS digest, s.at AS at, r.cause AS cause
FROM seal AS s LEFT JOIN reopening AS r ON r.seq = s.seq
ORDER BY s.seq
