SELECT kind, at FROM declaration ORDER BY kind DESC
