INSERT INTO batch.attachment_chunk (attachment, n, bytes)
SELECT attachment, n, bytes FROM main.attachment_chunk WHERE attachment = ?1 AND n = ?2
