-- A comment that the body did not answer stands in the minutes word for word, by itself, when they are approved.

ALTER TABLE discussion_answer
	DROP CONSTRAINT discussion_answer__kind_check,
	DROP CONSTRAINT discussion_answer__text_check,
	DROP CONSTRAINT discussion_answer__item_check,
	DROP CONSTRAINT discussion_answer__proposal_check,
	ADD CONSTRAINT discussion_answer__kind_check CHECK (kind IN ('answer', 'minutes', 'taken', 'refused', 'stands')),
	ADD CONSTRAINT discussion_answer__text_check CHECK (kind IN ('minutes', 'taken', 'stands') OR text IS NOT NULL),
	ADD CONSTRAINT discussion_answer__item_check CHECK (kind = 'stands' OR (kind IN ('minutes', 'taken')) = (item_id IS NOT NULL)),
	ADD CONSTRAINT discussion_answer__proposal_check CHECK (kind IN ('answer', 'minutes', 'stands') OR comment_id IS NOT NULL),
	ADD CONSTRAINT discussion_answer__stands_check CHECK (kind <> 'stands' OR text IS NULL AND comment_id IS NOT NULL);
COMMENT ON COLUMN discussion_answer.kind IS 'stands: the body did not answer, and what was said stands in the minutes as it was said.';
