SELECT digest, track, body, direction, verdict, findings, ack_digest, at
FROM submission WHERE digest = ?1
