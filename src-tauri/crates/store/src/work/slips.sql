SELECT digest, results, at FROM received ORDER BY at, digest
