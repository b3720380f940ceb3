SELECT attachment, name, size, sha256 FROM attachment WHERE nomination = ?1 ORDER BY attachment
