SELECT mode, edition, anchor_digits, anchor, assignment, criteria, receipt, batch_stub, created_at, app_version
FROM meta
