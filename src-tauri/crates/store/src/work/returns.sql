SELECT t.seq AS seq, t.digest AS digest, r.cause AS cause, t.at AS at
FROM returned AS t JOIN reopening AS r ON r.seq = t.seq
ORDER BY t.seq
