-- Several questions in one appeal, each with its theme, addressee, term and outcome; and a question split out as a part of its own.

ALTER TABLE appeal ADD COLUMN part_of uuid REFERENCES appeal (id);
COMMENT ON COLUMN appeal.part_of IS 'The appeal it was split out of: same applicant, code, day of receipt and first due date.';
CREATE INDEX appeal__part_idx ON appeal (part_of) WHERE part_of IS NOT NULL;

CREATE TABLE appeal_question (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	ordinal integer NOT NULL,
	text text NOT NULL,
	theme_id uuid REFERENCES theme (id),
	unit_id uuid REFERENCES unit (id),
	due_on date,
	outcome text CONSTRAINT appeal_question__outcome_check CHECK (outcome IN ('satisfied', 'partly_satisfied', 'clarified', 'refused', 'noted', 'stopped')),
	answer text,
	decided_by uuid REFERENCES person (id),
	decided_at timestamptz,
	part_id uuid REFERENCES appeal (id),
	made_by uuid REFERENCES person (id),
	made_at timestamptz NOT NULL,
	removed_at timestamptz,
	CONSTRAINT appeal_question__ordinal_key UNIQUE (appeal_id, ordinal),
	CONSTRAINT appeal_question__decided_check CHECK ((outcome IS NULL) = (decided_at IS NULL) AND (part_id IS NULL OR outcome IS NULL))
);
COMMENT ON TABLE appeal_question IS 'What one appeal asks, where it asks several things. An appeal without rows here is one question.';
COMMENT ON COLUMN appeal_question.due_on IS 'A day of its own, before that of the appeal; without one the appeal''s holds.';
COMMENT ON COLUMN appeal_question.part_id IS 'The appeal it was split out into: its outcome is that appeal''s.';
CREATE INDEX appeal_question__part_idx ON appeal_question (part_id) WHERE part_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON appeal_question TO jauap_app;
