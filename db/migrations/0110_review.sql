-- The reviewer's desk: what a person says of a decision with signs, whether the case went back, and the unit's one reply.
ALTER TABLE decision_review
	ADD COLUMN returned_at timestamptz,
	ADD COLUMN reply text,
	ADD COLUMN replied_by uuid REFERENCES person (id),
	ADD COLUMN replied_at timestamptz,
	ADD CONSTRAINT decision_review__note_check CHECK (verdict IS NULL OR verdict = 'fine' OR note IS NOT NULL),
	ADD CONSTRAINT decision_review__returned_check CHECK (returned_at IS NULL OR verdict = 'formal'),
	ADD CONSTRAINT decision_review__reply_check CHECK ((reply IS NULL) = (replied_at IS NULL) AND (replied_at IS NULL OR verdict IS NOT NULL));
COMMENT ON COLUMN decision_review.returned_at IS 'The case was opened again for a real answer; its first due date stays.';
COMMENT ON COLUMN decision_review.reply IS 'What the unit that answered says of the verdict, once.';
GRANT UPDATE (returned_at, reply, replied_by, replied_at) ON decision_review TO jauap_app;

CREATE TABLE sign_measure (
	sign text NOT NULL,
	verdict text NOT NULL CONSTRAINT sign_measure__verdict_check CHECK (verdict IN ('formal', 'fine', 'unclear')),
	count integer NOT NULL,
	PRIMARY KEY (sign, verdict)
);
COMMENT ON TABLE sign_measure IS 'How often reviewers found each sign right or wrong: the detector, measured; counted with each verdict.';
INSERT INTO sign_measure (sign, verdict, count)
	SELECT sign, verdict, count(*) FROM decision_review, unnest(signs) AS sign WHERE verdict IS NOT NULL GROUP BY sign, verdict;
GRANT SELECT, INSERT, UPDATE (count) ON sign_measure TO jauap_app;
