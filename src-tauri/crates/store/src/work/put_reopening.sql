INSERT INTO reopening (seq, cause, at) VALUES (?1, ?2, ?3)
