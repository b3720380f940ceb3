INSERT INTO recipient (recipient, identity, at) VALUES (?1, ?2, ?3)
ON CONFLICT (recipient) DO NOTHING
