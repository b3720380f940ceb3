INSERT INTO main.nomination (position, id, record, record_digest)
SELECT position, id, record, record_digest FROM batch.nomination ORDER BY position;

INSERT INTO main.attachment (attachment, nomination, name, size, sha256)
SELECT attachment, nomination, name, size, sha256 FROM batch.attachment ORDER BY attachment;

INSERT INTO main.attachment_chunk (attachment, n, bytes)
SELECT attachment, n, bytes FROM batch.attachment_chunk ORDER BY attachment, n;
