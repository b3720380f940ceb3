SELECT bytes FROM seal WHERE seq = ?1
