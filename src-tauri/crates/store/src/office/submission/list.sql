SELECT digest, track, body, direction, verdict, findings, ack_digest, at
FROM submission ORDER BY rowid
