INSERT INTO meta (only, role, name, body, mode, created_at, app_version) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)
