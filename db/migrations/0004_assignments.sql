-- Whoever owes something to somebody by a date owes it as an assignment, whichever room it came from.

CREATE TABLE assignment (
	id uuid PRIMARY KEY,
	parent_id uuid REFERENCES assignment (id),
	subject_kind text NOT NULL,
	subject_id uuid NOT NULL,
	text text NOT NULL,
	state text NOT NULL CONSTRAINT assignment__state_check CHECK (state IN ('issued', 'reported', 'returned', 'accepted', 'cancelled')),
	issuer_person_id uuid REFERENCES person (id),
	issuer_unit_id uuid NOT NULL REFERENCES unit (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	person_id uuid REFERENCES person (id),
	issued_at timestamptz NOT NULL,
	first_due_on date NOT NULL,
	due_on date NOT NULL,
	reported_at timestamptz,
	closed_at timestamptz,
	returns integer NOT NULL DEFAULT 0,
	version integer NOT NULL DEFAULT 1
);
COMMENT ON COLUMN assignment.first_due_on IS 'The date first given; an extension moves due_on, never this.';
COMMENT ON COLUMN assignment.issuer_person_id IS 'Empty when the system issued it by rule.';
CREATE INDEX assignment__subject_idx ON assignment (subject_kind, subject_id, issued_at);
CREATE INDEX assignment__person_open_idx ON assignment (person_id, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX assignment__unit_open_idx ON assignment (unit_id, due_on, id) WHERE closed_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON assignment TO jauap_app;

CREATE TABLE assignment_helper (
	assignment_id uuid NOT NULL REFERENCES assignment (id),
	person_id uuid NOT NULL REFERENCES person (id),
	PRIMARY KEY (assignment_id, person_id)
);
COMMENT ON TABLE assignment_helper IS 'Co-executors.';
CREATE INDEX assignment_helper__person_idx ON assignment_helper (person_id);
GRANT SELECT, INSERT, DELETE ON assignment_helper TO jauap_app;

CREATE TABLE assignment_report (
	id uuid PRIMARY KEY,
	assignment_id uuid NOT NULL REFERENCES assignment (id),
	person_id uuid REFERENCES person (id),
	text text NOT NULL,
	at timestamptz NOT NULL,
	verdict text CONSTRAINT assignment_report__verdict_check CHECK (verdict IN ('accepted', 'returned')),
	verdict_reason text,
	verdict_at timestamptz,
	verdict_by uuid REFERENCES person (id)
);
COMMENT ON TABLE assignment_report IS 'What was done, with evidence (files of kind assignment_report), and what the issuer said to it.';
CREATE INDEX assignment_report__assignment_idx ON assignment_report (assignment_id, at);
GRANT SELECT, INSERT, UPDATE (verdict, verdict_reason, verdict_at, verdict_by) ON assignment_report TO jauap_app;

CREATE TABLE assignment_extension (
	id uuid PRIMARY KEY,
	assignment_id uuid NOT NULL REFERENCES assignment (id),
	asked_by uuid REFERENCES person (id),
	asked_at timestamptz NOT NULL,
	reason text NOT NULL,
	new_due_on date NOT NULL,
	decision text CONSTRAINT assignment_extension__decision_check CHECK (decision IN ('approved', 'refused')),
	decided_by uuid REFERENCES person (id),
	decided_at timestamptz,
	decision_reason text
);
CREATE INDEX assignment_extension__assignment_idx ON assignment_extension (assignment_id, asked_at);
CREATE UNIQUE INDEX assignment_extension__one_open_key ON assignment_extension (assignment_id) WHERE decision IS NULL;
GRANT SELECT, INSERT, UPDATE (decision, decided_by, decided_at, decision_reason) ON assignment_extension TO jauap_app;
