INSERT INTO retired_key (fingerprint, at) VALUES (?1, ?2)
ON CONFLICT (fingerprint) DO NOTHING
