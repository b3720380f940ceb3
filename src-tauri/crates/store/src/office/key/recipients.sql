SELECT recipient, identity FROM recipient ORDER BY rowid
