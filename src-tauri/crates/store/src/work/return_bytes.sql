SELECT bytes FROM returned WHERE digest = ?1
