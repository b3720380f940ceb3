INSERT INTO declaration (kind, at) VALUES (?1, ?2)
