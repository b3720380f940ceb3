UPDATE results SET state = ?2 WHERE digest = ?1
