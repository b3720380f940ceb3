SELECT bytes FROM attachment_chunk WHERE attachment = ?1 AND n = ?2
