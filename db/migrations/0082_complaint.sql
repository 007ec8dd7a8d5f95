-- A complaint against a decision, or against silence (Art. 91 to 100): through whoever decided, to the unit above.
CREATE TABLE complaint (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	ordinal integer NOT NULL,
	decision_id uuid REFERENCES decision (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	review_unit_id uuid NOT NULL REFERENCES unit (id),
	state text NOT NULL CONSTRAINT complaint__state_check CHECK (state IN
		('filed', 'passed', 'satisfied', 'upheld', 'cancelled', 'changed', 'left', 'withdrawn')),
	text text NOT NULL,
	filed_at timestamptz NOT NULL,
	filed_by uuid REFERENCES person (id),
	late_reason text,
	restored_at timestamptz,
	restored_by uuid REFERENCES person (id),
	comment text,
	passed_at timestamptz,
	passed_by uuid REFERENCES person (id),
	due_on date NOT NULL,
	answer text,
	decided_by uuid REFERENCES person (id),
	ended_at timestamptz,
	CONSTRAINT complaint__ordinal_key UNIQUE (appeal_id, ordinal),
	CONSTRAINT complaint__units_check CHECK (unit_id <> review_unit_id),
	CONSTRAINT complaint__ended_check CHECK ((state IN ('filed', 'passed')) = (ended_at IS NULL)),
	CONSTRAINT complaint__answer_check CHECK (state NOT IN ('satisfied', 'upheld', 'cancelled', 'changed', 'left') OR answer IS NOT NULL)
);
COMMENT ON TABLE complaint IS 'Complaints against decisions, each with its own small machine beside the appeal. Outcomes never move the appeal''s first due date.';
COMMENT ON COLUMN complaint.decision_id IS 'Empty: of silence, the term passed without a decision.';
COMMENT ON COLUMN complaint.unit_id IS 'Whose decision it is: who may not judge it.';
COMMENT ON COLUMN complaint.late_reason IS 'Filed after the term, with this reason; judged only when the term is restored.';
COMMENT ON COLUMN complaint.due_on IS 'The last day to pass it on, then the last day to review it.';
CREATE UNIQUE INDEX complaint__one_open_key ON complaint (appeal_id) WHERE state IN ('filed', 'passed');
CREATE UNIQUE INDEX complaint__decision_key ON complaint (decision_id) WHERE state <> 'withdrawn';
CREATE INDEX complaint__review_idx ON complaint (review_unit_id, due_on, id) WHERE state IN ('filed', 'passed');
CREATE INDEX complaint__unit_idx ON complaint (unit_id, due_on, id) WHERE state IN ('filed', 'passed');
GRANT SELECT, INSERT, UPDATE ON complaint TO jauap_app;

CREATE TABLE silence_told (
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	due_on date NOT NULL,
	at timestamptz NOT NULL,
	PRIMARY KEY (appeal_id, due_on)
);
COMMENT ON TABLE silence_told IS 'Each term that passed without a decision, and that its applicant was told what it means and where to complain.';
GRANT SELECT, INSERT ON silence_told TO jauap_app;
