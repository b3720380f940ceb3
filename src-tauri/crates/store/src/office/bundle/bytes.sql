SELECT bytes FROM bundle WHERE digest = ?1
