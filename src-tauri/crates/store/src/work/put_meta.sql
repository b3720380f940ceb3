INSERT INTO meta (only, mode, edition, batch_id, issue, expert, track, mac_secret, anchor_digits, anchor,
                  assignment, criteria, receipt, batch_stub, created_at, app_version)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
