INSERT INTO audit_log (log, log_id, genesis) SELECT coalesce(max(log), 0) + 1, ?1, ?2 FROM audit_log
