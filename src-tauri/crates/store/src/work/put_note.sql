INSERT INTO note (nomination, text, flag, at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (nomination) DO UPDATE SET text = excluded.text, flag = excluded.flag, at = excluded.at
