SELECT fingerprint, purpose, owner, public_openssh, private_pem
FROM office_key WHERE purpose = ?1 ORDER BY rowid
