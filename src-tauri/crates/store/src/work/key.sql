SELECT public_openssh, private_pem, fingerprint FROM signing_key
