-- A decision says by what it was taken; a faction's word on a promise has a vote of its sitting, or the number and the document of its decision.

ALTER TABLE minutes_decision
	ADD COLUMN without_vote text CONSTRAINT minutes_decision__without_check CHECK (without_vote IN ('chair', 'consent')),
	ADD CONSTRAINT minutes_decision__by_check CHECK (num_nonnulls(vote_id, without_vote) <= 1);
COMMENT ON COLUMN minutes_decision.vote_id IS 'The vote that carried it; null: without a vote.';
COMMENT ON COLUMN minutes_decision.without_vote IS 'By what it was taken without a vote: the chair''s ruling, or common consent to which nobody objected; both null: before this was asked.';

ALTER TABLE promise_assessment
	ADD COLUMN vote_id uuid REFERENCES sitting_vote (id),
	ADD COLUMN decision_number text,
	ADD COLUMN decision_link text,
	ADD CONSTRAINT promise_assessment__vote_check CHECK (vote_id IS NULL OR sitting_id IS NOT NULL),
	ADD CONSTRAINT promise_assessment__paper_check CHECK (
		num_nonnulls(decision_number, decision_link) = 0 OR decision_number IS NOT NULL AND decision_link IS NOT NULL AND decision IS NOT NULL AND sitting_id IS NULL);
COMMENT ON COLUMN promise_assessment.vote_id IS 'The vote of the sitting by which the faction decided it.';
COMMENT ON COLUMN promise_assessment.decision_link IS 'Where the decision can be read that a faction took elsewhere than at a sitting kept here.';
