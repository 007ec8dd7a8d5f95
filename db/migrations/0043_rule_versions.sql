-- Terms change by date: a version says who added it and why, and one that is still to come can be taken back with a trace.
ALTER TABLE deadline_rule
	ADD COLUMN added_at timestamptz,
	ADD COLUMN added_by uuid REFERENCES person (id),
	ADD COLUMN reason text,
	ADD COLUMN withdrawn_at timestamptz,
	ADD COLUMN withdrawn_by uuid REFERENCES person (id),
	ADD COLUMN withdrawn_reason text,
	ADD CONSTRAINT deadline_rule__days_check CHECK (days BETWEEN 0 AND 400);
COMMENT ON COLUMN deadline_rule.added_at IS 'Empty for what ships with Jauap. Open deadlines follow only versions that an administrator added or withdrew.';
COMMENT ON COLUMN deadline_rule.withdrawn_at IS 'Taken back before its first day came; kept to show what was planned.';
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_reason) ON deadline_rule TO jauap_app;

-- An open deadline follows its rule: the row remembers which version computed it.
GRANT UPDATE (rule_version) ON deadline TO jauap_app;
CREATE INDEX deadline__open_rule_idx ON deadline (rule_id, starts_on) WHERE met_at IS NULL AND replaced_at IS NULL;
