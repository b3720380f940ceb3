SELECT old, outcome, actor, reason, at
FROM nomination_outcome WHERE track = ?1 AND id = ?2 ORDER BY n
