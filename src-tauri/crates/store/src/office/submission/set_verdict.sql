UPDATE submission SET verdict = ?2, findings = ?3 WHERE digest = ?1
