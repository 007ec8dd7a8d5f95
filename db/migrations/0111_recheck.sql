-- Random re-checks of closed cases by somebody of another unit, against a short rubric.

CREATE TABLE recheck_rule (
	id uuid PRIMARY KEY,
	kind text,
	share integer CONSTRAINT recheck_rule__share_check CHECK (share BETWEEN 1 AND 100),
	number integer CONSTRAINT recheck_rule__number_check CHECK (number BETWEEN 1 AND 1000),
	valid_from date NOT NULL,
	valid_to date,
	source text NOT NULL,
	made_by uuid REFERENCES person (id),
	made_at timestamptz NOT NULL,
	CONSTRAINT recheck_rule__one_check CHECK ((share IS NULL) <> (number IS NULL))
);
COMMENT ON TABLE recheck_rule IS 'How many of the cases that a unit closed in a month are checked again: a share in per cent, or a number. Without a rule none is.';
COMMENT ON COLUMN recheck_rule.kind IS 'Kind of appeal; empty: every kind that has no rule of its own.';
CREATE UNIQUE INDEX recheck_rule__one_open_key ON recheck_rule (kind) NULLS NOT DISTINCT WHERE valid_to IS NULL;
GRANT SELECT, INSERT, UPDATE (valid_to) ON recheck_rule TO jauap_app;

CREATE TABLE recheck_criterion (
	id text PRIMARY KEY,
	position integer NOT NULL,
	name jsonb NOT NULL,
	hint jsonb NOT NULL,
	decisive boolean NOT NULL,
	valid_from date NOT NULL,
	valid_to date
);
COMMENT ON TABLE recheck_criterion IS 'The rubric: questions that a re-check answers, dated, in three languages.';
COMMENT ON COLUMN recheck_criterion.decisive IS 'A "no" here alone makes the answer a failed one.';
GRANT SELECT ON recheck_criterion TO jauap_app;

CREATE TABLE recheck_draw (
	id uuid PRIMARY KEY,
	month date NOT NULL CONSTRAINT recheck_draw__month_key UNIQUE,
	seed text NOT NULL,
	pool integer NOT NULL,
	drawn integer NOT NULL,
	at timestamptz NOT NULL
);
COMMENT ON TABLE recheck_draw IS 'One draw for each month. With the same seed, cases and people it draws the same again; the seed is journalled.';
GRANT SELECT, INSERT ON recheck_draw TO jauap_app;

CREATE TABLE recheck (
	id uuid PRIMARY KEY,
	draw_id uuid NOT NULL REFERENCES recheck_draw (id),
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	decision_id uuid NOT NULL CONSTRAINT recheck__decision_key UNIQUE REFERENCES decision (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	state text NOT NULL CONSTRAINT recheck__state_check CHECK (state IN ('waiting', 'taken', 'done', 'void')),
	reviewer_id uuid REFERENCES person (id),
	due_on date NOT NULL,
	assigned_at timestamptz NOT NULL,
	taken_at timestamptz,
	ended_at timestamptz,
	result text CONSTRAINT recheck__result_check CHECK (result IN ('sound', 'weak', 'failed')),
	share integer CONSTRAINT recheck__share_check CHECK (share BETWEEN 0 AND 100),
	called text CONSTRAINT recheck__called_check CHECK (called IN ('reached', 'no_answer', 'not_called')),
	said text,
	reply text,
	replied_by uuid REFERENCES person (id),
	replied_at timestamptz,
	CONSTRAINT recheck__reviewer_check CHECK ((reviewer_id IS NULL) = (state = 'void')),
	CONSTRAINT recheck__ended_check CHECK ((state IN ('done', 'void')) = (ended_at IS NOT NULL)),
	CONSTRAINT recheck__done_check CHECK ((state = 'done') = (result IS NOT NULL AND share IS NOT NULL AND called IS NOT NULL)),
	CONSTRAINT recheck__reply_check CHECK ((reply IS NULL) = (replied_at IS NULL) AND (replied_at IS NULL OR state = 'done'))
);
COMMENT ON TABLE recheck IS 'A closed case that somebody of another unit looks at again. Void: nobody could look at it.';
COMMENT ON COLUMN recheck.unit_id IS 'Whose answer is checked.';
COMMENT ON COLUMN recheck.said IS 'What the applicant said when the reviewer called.';
CREATE INDEX recheck__mine_idx ON recheck (reviewer_id, due_on, id) WHERE state IN ('waiting', 'taken');
CREATE INDEX recheck__open_idx ON recheck (due_on, id) WHERE state IN ('waiting', 'taken');
CREATE INDEX recheck__done_idx ON recheck (ended_at DESC, id DESC) WHERE state = 'done';
CREATE INDEX recheck__reviewed_idx ON recheck (reviewer_id, ended_at DESC, id DESC) WHERE state = 'done';
CREATE INDEX recheck__appeal_idx ON recheck (appeal_id);
GRANT SELECT, INSERT, UPDATE ON recheck TO jauap_app;

CREATE TABLE recheck_answer (
	recheck_id uuid NOT NULL REFERENCES recheck (id),
	criterion_id text NOT NULL REFERENCES recheck_criterion (id),
	answer text NOT NULL CONSTRAINT recheck_answer__answer_check CHECK (answer IN ('yes', 'partly', 'no', 'na')),
	comment text,
	PRIMARY KEY (recheck_id, criterion_id),
	CONSTRAINT recheck_answer__comment_check CHECK (answer <> 'no' OR comment IS NOT NULL)
);
COMMENT ON TABLE recheck_answer IS 'What a re-check says to each question of the rubric.';
GRANT SELECT, INSERT, UPDATE (comment) ON recheck_answer TO jauap_app;

CREATE TABLE recheck_decline (
	recheck_id uuid NOT NULL REFERENCES recheck (id),
	person_id uuid NOT NULL REFERENCES person (id),
	reason text NOT NULL,
	at timestamptz NOT NULL,
	PRIMARY KEY (recheck_id, person_id)
);
COMMENT ON TABLE recheck_decline IS 'Who would not check a case, and why: the case was drawn to somebody else.';
GRANT SELECT, INSERT, UPDATE (reason) ON recheck_decline TO jauap_app;
