INSERT INTO batch_nomination (batch_id, issue, position, nomination, record_digest)
VALUES (?1, ?2, ?3, ?4, ?5)
