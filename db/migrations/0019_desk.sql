-- The desk: a draft of a decision keeps whatever was typed so far; it must be whole only when it is submitted.
ALTER TABLE decision_draft ALTER COLUMN outcome DROP NOT NULL;
ALTER TABLE decision_draft DROP CONSTRAINT decision_draft__ground_check;
ALTER TABLE decision_draft ADD CONSTRAINT decision_draft__ground_check CHECK (ground_id IS NULL OR outcome = 'stopped');
ALTER TABLE decision_draft ADD CONSTRAINT decision_draft__whole_check
	CHECK (submitted_at IS NULL OR (outcome IS NOT NULL AND (outcome = 'stopped') = (ground_id IS NOT NULL)));

-- Share on time and the citizens' mark of thirty days, read for a handful of units without touching the table.
CREATE INDEX appeal__unit_answered_idx ON appeal (unit_id, answered_at) INCLUDE (first_due_on, rating) WHERE answered_at IS NOT NULL;
