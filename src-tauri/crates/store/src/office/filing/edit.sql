UPDATE filing SET criteria = ?4, panel = ?5, plan = ?6, keys = ?7, at = ?8
WHERE body = ?1 AND track = ?2 AND version = ?3
