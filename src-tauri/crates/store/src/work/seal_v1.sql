CREATE TRIGGER entry_sealed_insert BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM seal WHERE seq NOT IN (SELECT seq FROM reopening))
BEGIN SELECT RAISE(ABORT, 'sealed'); END;

CREATE TRIGGER entry_sealed_update BEFORE UPDATE ON entry
WHEN EXISTS (SELECT 1 FROM seal WHERE seq NOT IN (SELECT seq FROM reopening))
BEGIN SELECT RAISE(ABORT, 'sealed'); END;

CREATE TRIGGER entry_sealed_delete BEFORE DELETE ON entry
WHEN EXISTS (SELECT 1 FROM seal WHERE seq NOT IN (SELECT seq FROM reopening))
BEGIN SELECT RAISE(ABORT, 'sealed'); END;

CREATE TRIGGER declaration_sealed_insert BEFORE INSERT ON declaration
WHEN EXISTS (SELECT 1 FROM seal WHERE seq NOT IN (SELECT seq FROM reopening))
BEGIN SELECT RAISE(ABORT, 'sealed'); END;

CREATE TRIGGER declaration_sealed_update BEFORE UPDATE ON declaration
WHEN EXISTS (SELECT 1 FROM seal WHERE seq NOT IN (SELECT seq FROM reopening))
BEGIN SELECT RAISE(ABORT, 'sealed'); END;

CREATE TRIGGER declaration_sealed_delete BEFORE DELETE ON declaration
WHEN EXISTS (SELECT 1 FROM seal WHERE seq NOT IN (SELECT seq FROM reopening))
BEGIN SELECT RAISE(ABORT, 'sealed'); END;

CREATE TRIGGER seal_sealed_insert BEFORE INSERT ON seal
WHEN EXISTS (SELECT 1 FROM seal WHERE seq NOT IN (SELECT seq FROM reopening))
BEGIN SELECT RAISE(ABORT, 'sealed'); END;

CREATE TRIGGER seal_sealed_update BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'sealed'); END;

CREATE TRIGGER seal_sealed_delete BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'sealed'); END;

CREATE TRIGGER reopening_stays_update BEFORE UPDATE ON reopening
BEGIN SELECT RAISE(ABORT, 'sealed'); END;

CREATE TRIGGER reopening_stays_delete BEFORE DELETE ON reopening
BEGIN SELECT RAISE(ABORT, 'sealed'); END;
