SELECT edition_id, digest, json, anchor_fingerprint, anchor, at FROM edition ORDER BY n
