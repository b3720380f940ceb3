-- Nothing is deleted by an office. What may never change at all is named after.

CREATE TRIGGER meta_never_deleted BEFORE DELETE ON meta
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER office_key_never_deleted BEFORE DELETE ON office_key
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER retired_key_never_deleted BEFORE DELETE ON retired_key
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER recipient_never_deleted BEFORE DELETE ON recipient
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER bundle_never_deleted BEFORE DELETE ON bundle
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER bundle_stub_never_deleted BEFORE DELETE ON bundle_stub
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER edition_never_deleted BEFORE DELETE ON edition
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER filing_never_deleted BEFORE DELETE ON filing
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER nomination_never_deleted BEFORE DELETE ON nomination
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER nomination_outcome_never_deleted BEFORE DELETE ON nomination_outcome
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER nomination_record_never_deleted BEFORE DELETE ON nomination_record
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER attachment_never_deleted BEFORE DELETE ON attachment
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER attachment_chunk_never_deleted BEFORE DELETE ON attachment_chunk
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER batch_never_deleted BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER batch_nomination_never_deleted BEFORE DELETE ON batch_nomination
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER results_never_deleted BEFORE DELETE ON results
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER merge_never_deleted BEFORE DELETE ON merge
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER submission_never_deleted BEFORE DELETE ON submission
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER nomination_outcome_never_changed BEFORE UPDATE ON nomination_outcome
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER nomination_record_never_changed BEFORE UPDATE ON nomination_record
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER attachment_never_changed BEFORE UPDATE ON attachment
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER attachment_chunk_never_changed BEFORE UPDATE ON attachment_chunk
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER batch_nomination_never_changed BEFORE UPDATE ON batch_nomination
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER merge_never_changed BEFORE UPDATE ON merge
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER bundle_stub_never_changed BEFORE UPDATE ON bundle_stub
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER edition_never_changed BEFORE UPDATE ON edition
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;

CREATE TRIGGER bundle_never_changed BEFORE UPDATE OF digest, bundle_type, direction, at, bytes ON bundle
BEGIN SELECT RAISE(ABORT, 'never_deleted'); END;
