INSERT INTO entry (nomination, field, item, value) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (nomination, field, item) DO UPDATE SET value = excluded.value
