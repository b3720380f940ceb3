CREATE TABLE attachment_chunk (
  attachment INTEGER NOT NULL REFERENCES attachment (attachment),
  n          INTEGER NOT NULL CHECK (n >= 0),
  bytes      BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
  PRIMARY KEY (attachment, n)
) STRICT;
