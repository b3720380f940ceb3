INSERT INTO history (at, nomination, field, item, old, new) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
