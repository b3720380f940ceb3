SELECT bytes FROM paper WHERE results = ?1 ORDER BY n DESC LIMIT 1
