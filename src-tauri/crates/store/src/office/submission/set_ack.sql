UPDATE submission SET ack_digest = ?2 WHERE digest = ?1
