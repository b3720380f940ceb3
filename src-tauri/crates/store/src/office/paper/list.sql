SELECT results, sha256, length(bytes) AS size, at FROM paper ORDER BY n
