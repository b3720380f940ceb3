INSERT INTO nomination_outcome (track, id, old, outcome, actor, reason, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
