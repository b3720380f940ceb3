SELECT bytes FROM received WHERE digest = ?1
