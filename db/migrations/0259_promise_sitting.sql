-- What a faction says of a promise may be decided at a sitting: the page of the promise leads to its minutes.

ALTER TABLE promise_assessment
	ADD COLUMN sitting_id uuid REFERENCES sitting (event_id),
	ADD COLUMN sitting_item_id uuid REFERENCES sitting_item (id),
	ADD CONSTRAINT promise_assessment__sitting_check CHECK (num_nonnulls(sitting_id, sitting_item_id) = 0 OR sitting_item_id IS NOT NULL AND sitting_id IS NOT NULL AND assessor = 'faction'),
	ADD CONSTRAINT promise_assessment__sitting_key UNIQUE (sitting_item_id, promise_id);
COMMENT ON COLUMN promise_assessment.sitting_item_id IS 'The item of a sitting at which the faction decided it, once for each promise.';
