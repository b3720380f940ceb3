INSERT INTO attachment_chunk (attachment, n, bytes) VALUES (?1, ?2, ?3)
