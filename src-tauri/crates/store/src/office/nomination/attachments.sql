SELECT attachment, name, size, sha256
FROM attachment WHERE track = ?1 AND nomination = ?2 ORDER BY attachment
