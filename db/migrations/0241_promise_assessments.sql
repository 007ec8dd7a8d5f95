-- Who says how good it is, each apart: the office, an auditor, the people of the place, the faction; the right of reply; disputes of evidence.

CREATE TABLE promise_assessment (
	id uuid PRIMARY KEY,
	promise_id uuid NOT NULL REFERENCES promise (id),
	assessor text NOT NULL CONSTRAINT promise_assessment__assessor_check CHECK (assessor IN ('office', 'auditor', 'faction')),
	unit_id uuid NOT NULL REFERENCES unit (id),
	marks jsonb NOT NULL,
	comment text NOT NULL,
	decision text,
	decision_on date,
	reply_by date,
	on_day date NOT NULL,
	at timestamptz NOT NULL,
	by_id uuid REFERENCES person (id),
	CONSTRAINT promise_assessment__decision_check CHECK ((assessor = 'faction') = (decision IS NOT NULL) AND (decision IS NULL) = (decision_on IS NULL)),
	CONSTRAINT promise_assessment__reply_check CHECK ((assessor = 'office') = (reply_by IS NULL))
);
COMMENT ON TABLE promise_assessment IS 'The word of one assessor on one promise; a later one stands beside the earlier. Nobody makes one number of them.';
COMMENT ON COLUMN promise_assessment.reply_by IS 'Until when the office may reply, by the rule in force; the office does not reply to itself.';
CREATE INDEX promise_assessment__promise_idx ON promise_assessment (promise_id, assessor, at DESC);
GRANT SELECT, INSERT ON promise_assessment TO jauap_app;

CREATE TABLE promise_panel (
	id uuid PRIMARY KEY,
	programme_id uuid NOT NULL REFERENCES programme (id),
	territory_id uuid NOT NULL REFERENCES territory (id),
	opened_on date NOT NULL,
	closes_on date NOT NULL,
	reply_by date NOT NULL,
	opened_by uuid REFERENCES person (id),
	CONSTRAINT promise_panel__one_key UNIQUE (programme_id, territory_id, opened_on),
	CONSTRAINT promise_panel__days_check CHECK (closes_on > opened_on AND reply_by >= closes_on)
);
COMMENT ON TABLE promise_panel IS 'People of a settlement who judge the promises made to it; an auditor opens it and hands out the codes.';
CREATE INDEX promise_panel__territory_idx ON promise_panel (territory_id, opened_on DESC);
GRANT SELECT, INSERT ON promise_panel TO jauap_app;

CREATE TABLE promise_seat (
	id uuid PRIMARY KEY,
	panel_id uuid NOT NULL REFERENCES promise_panel (id),
	code_hash bytea NOT NULL CONSTRAINT promise_seat__code_key UNIQUE
);
COMMENT ON TABLE promise_seat IS 'One resident of a panel: known by a code alone, shown once and kept as its hash. Nobody wrote down who has which.';
CREATE INDEX promise_seat__panel_idx ON promise_seat (panel_id);
GRANT SELECT, INSERT ON promise_seat TO jauap_app;

CREATE TABLE promise_voice (
	seat_id uuid NOT NULL REFERENCES promise_seat (id),
	promise_id uuid NOT NULL REFERENCES promise (id),
	marks jsonb NOT NULL,
	comment text,
	comment_state text NOT NULL CONSTRAINT promise_voice__comment_check CHECK (comment_state IN ('none', 'waiting', 'shown', 'hidden')),
	on_day date NOT NULL,
	PRIMARY KEY (seat_id, promise_id),
	CONSTRAINT promise_voice__state_check CHECK ((comment IS NULL) = (comment_state = 'none'))
);
COMMENT ON TABLE promise_voice IS 'One voice of each resident on each promise: marks, and a comment that is read before it is shown, since it may name somebody.';
CREATE INDEX promise_voice__promise_idx ON promise_voice (promise_id);
GRANT SELECT, INSERT, UPDATE (marks, comment, comment_state, on_day) ON promise_voice TO jauap_app;

CREATE TABLE promise_reply (
	id uuid PRIMARY KEY,
	promise_id uuid NOT NULL REFERENCES promise (id),
	assessment_id uuid CONSTRAINT promise_reply__assessment_key UNIQUE REFERENCES promise_assessment (id),
	panel_id uuid REFERENCES promise_panel (id),
	text text NOT NULL,
	on_day date NOT NULL,
	by_id uuid REFERENCES person (id),
	CONSTRAINT promise_reply__to_check CHECK (num_nonnulls(assessment_id, panel_id) = 1),
	CONSTRAINT promise_reply__panel_key UNIQUE (promise_id, panel_id)
);
COMMENT ON TABLE promise_reply IS 'What the office says to an assessment of others, once and in time.';
GRANT SELECT, INSERT ON promise_reply TO jauap_app;

CREATE TABLE promise_dispute (
	id uuid PRIMARY KEY,
	evidence_id uuid NOT NULL REFERENCES promise_evidence (id),
	account_id uuid NOT NULL REFERENCES account (id),
	text bytea,
	at timestamptz NOT NULL,
	due_on date NOT NULL,
	outcome text CONSTRAINT promise_dispute__outcome_check CHECK (outcome IN ('upheld', 'rejected')),
	reason text,
	decided_on date,
	decided_by uuid REFERENCES person (id),
	CONSTRAINT promise_dispute__once_key UNIQUE (evidence_id, account_id),
	CONSTRAINT promise_dispute__decided_check CHECK (num_nulls(outcome, reason, decided_on) IN (0, 3))
);
COMMENT ON TABLE promise_dispute IS 'Somebody says that evidence does not show what it is said to. Upheld, it is struck.';
COMMENT ON COLUMN promise_dispute.text IS 'Sealed: people write of themselves and of others; only who decides reads it.';
CREATE INDEX promise_dispute__open_idx ON promise_dispute (due_on) WHERE outcome IS NULL;
GRANT SELECT, INSERT, UPDATE (text, outcome, reason, decided_on, decided_by) ON promise_dispute TO jauap_app;
