INSERT INTO audit_log (only, log_id, genesis) VALUES (1, ?1, ?2)
