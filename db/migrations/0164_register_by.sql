-- The last day to register an appeal, beside the day to decide it: what is owed is read by it, of one unit and of all. Found through the
-- terms, a unit's list cost as much as all terms that were open in the country.
ALTER TABLE appeal ADD COLUMN register_by date;
UPDATE appeal a SET register_by = coalesce((SELECT max(t.due_on) FROM deadline t WHERE t.subject_kind = 'appeal' AND t.subject_id = a.id
	AND t.rule_id = 'register' AND t.replaced_at IS NULL), a.first_due_on) WHERE a.registered_at IS NULL;
ALTER TABLE appeal ADD CONSTRAINT appeal__register_by_check CHECK (state <> 'received' OR register_by IS NOT NULL);
COMMENT ON COLUMN appeal.register_by IS 'The due date of its registration, as its term says; it follows when the calendar moves that.';
CREATE INDEX appeal__register_unit_idx ON appeal (unit_id, register_by, id) WHERE state = 'received';
CREATE INDEX appeal__register_idx ON appeal (register_by, id) WHERE state = 'received';
DROP INDEX deadline__register_idx;

-- What is open is a small share of what was ever taken in. PostgreSQL counts a table anew when a tenth of it has changed: with a
-- million closed appeals it would plan for years as on a day when nothing was open.
ALTER TABLE appeal SET (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000);
ALTER TABLE deadline SET (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000);
ALTER TABLE assignment SET (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000);
