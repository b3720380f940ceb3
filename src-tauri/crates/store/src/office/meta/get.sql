SELECT role, name, body, mode, created_at, app_version FROM meta
