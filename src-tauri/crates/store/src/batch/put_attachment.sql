INSERT INTO batch.attachment (attachment, nomination, name, size, sha256)
SELECT attachment, nomination, name, size, sha256 FROM main.attachment WHERE attachment = ?1
