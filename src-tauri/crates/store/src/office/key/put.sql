INSERT INTO office_key (fingerprint, purpose, owner, public_openssh, private_pem, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (fingerprint) DO NOTHING
