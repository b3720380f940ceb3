INSERT INTO signing_key (only, public_openssh, private_pem, fingerprint, at) VALUES (1, ?1, ?2, ?3, ?4)
