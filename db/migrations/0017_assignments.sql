-- Lists of what a whole tree of units owes, and of what somebody issued, read by due date without sorting.
CREATE INDEX assignment__open_due_idx ON assignment (due_on, id) WHERE closed_at IS NULL;
CREATE INDEX assignment__issuer_open_idx ON assignment (issuer_person_id, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX assignment__parent_open_idx ON assignment (parent_id) WHERE parent_id IS NOT NULL AND closed_at IS NULL;
