INSERT INTO batch.batch (only, batch_id, issue, expert, track, mac_secret) VALUES (1, ?1, ?2, ?3, ?4, ?5)
