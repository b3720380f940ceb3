INSERT INTO bundle_stub (digest, bag_info, manifest, tagmanifest, signatures, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (digest) DO NOTHING
