-- A row that is replaced under its own id is deleted without the trigger for deletions: an id that is there is not written again (-1 is that of a row that gets one).
CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id AND id > 0)
BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END;
