-- What is owed, in one list: each kind is read by its due date, of one unit, of one person or of all.
CREATE INDEX assignment__owed_unit_idx ON assignment (unit_id, due_on, id) WHERE closed_at IS NULL AND subject_kind <> 'appeal';
CREATE INDEX assignment__owed_due_idx ON assignment (due_on, id) WHERE closed_at IS NULL AND subject_kind <> 'appeal';
CREATE INDEX assignment__reported_idx ON assignment (issuer_unit_id, due_on, id) WHERE closed_at IS NULL AND state = 'reported' AND subject_kind <> 'appeal';
CREATE INDEX deadline__register_idx ON deadline (due_on, subject_id)
	WHERE subject_kind = 'appeal' AND rule_id = 'register' AND met_at IS NULL AND replaced_at IS NULL;
CREATE INDEX appeal__approval_idx ON appeal (due_on, id) WHERE state = 'on_approval';
