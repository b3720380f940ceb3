INSERT INTO batch (batch_id, issue, track, expert, digest, assignment, mac_secret, field_list, kept, reason, packed_at, state)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'counting')
