-- Minutes of a sitting: decisions that become assignments, what those who were there say is missing, and the text as it was approved.

CREATE TABLE minutes_decision (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES sitting (event_id),
	body_id uuid NOT NULL REFERENCES unit (id),
	item_id uuid NOT NULL REFERENCES sitting_item (id),
	position integer NOT NULL CONSTRAINT minutes_decision__position_check CHECK (position > 0),
	text text NOT NULL,
	criterion text NOT NULL,
	unit_id uuid NOT NULL REFERENCES unit (id),
	due_on date NOT NULL,
	assignment_id uuid NOT NULL CONSTRAINT minutes_decision__assignment_key UNIQUE REFERENCES assignment (id),
	taken_at timestamptz NOT NULL,
	taken_by uuid REFERENCES person (id),
	CONSTRAINT minutes_decision__position_key UNIQUE (event_id, position)
);
COMMENT ON TABLE minutes_decision IS 'What a sitting decided is to be done: the unit that owes it and the day as they were decided. How it stands, its assignment says.';
COMMENT ON COLUMN minutes_decision.body_id IS 'Whose sitting it is: the next ones of the same body ask how it stands.';
COMMENT ON COLUMN minutes_decision.criterion IS 'When it counts as done.';
CREATE INDEX minutes_decision__body_idx ON minutes_decision (body_id, taken_at);
CREATE INDEX minutes_decision__item_idx ON minutes_decision (item_id);
GRANT SELECT, INSERT ON minutes_decision TO jauap_app;

CREATE TABLE minutes_standing (
	item_id uuid NOT NULL REFERENCES sitting_item (id),
	decision_id uuid NOT NULL REFERENCES minutes_decision (id),
	state text NOT NULL CONSTRAINT minutes_standing__state_check CHECK (state IN ('issued', 'reported', 'returned', 'accepted', 'cancelled')),
	due_on date NOT NULL,
	days_late integer NOT NULL CONSTRAINT minutes_standing__late_check CHECK (days_late >= 0),
	PRIMARY KEY (item_id, decision_id)
);
COMMENT ON TABLE minutes_standing IS 'How earlier decisions stood when the item that looks at them was ended: what the sitting saw, whatever became of them since.';
COMMENT ON COLUMN minutes_standing.days_late IS 'Working days; 0 when it was not late.';
CREATE INDEX minutes_standing__decision_idx ON minutes_standing (decision_id);
GRANT SELECT, INSERT ON minutes_standing TO jauap_app;

CREATE TABLE minutes_draft (
	event_id uuid PRIMARY KEY REFERENCES sitting (event_id),
	made_at timestamptz NOT NULL,
	amend_until date NOT NULL
);
COMMENT ON TABLE minutes_draft IS 'From the end of the sitting on: its minutes are made of the facts, and those who were there may say until a computed day what they lack.';
GRANT SELECT, INSERT ON minutes_draft TO jauap_app;

CREATE TABLE minutes_amendment (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES minutes_draft (event_id),
	mandate_id uuid NOT NULL,
	item_id uuid REFERENCES sitting_item (id),
	text text NOT NULL,
	source text,
	proposed_at timestamptz NOT NULL,
	proposed_by uuid REFERENCES person (id),
	decision text CONSTRAINT minutes_amendment__decision_check CHECK (decision IN ('taken', 'refused')),
	reason text,
	decided_by uuid REFERENCES person (id),
	decided_at timestamptz,
	CONSTRAINT minutes_amendment__seat_fkey FOREIGN KEY (event_id, mandate_id) REFERENCES sitting_seat (event_id, mandate_id),
	CONSTRAINT minutes_amendment__decided_check CHECK ((decision IS NULL) = (decided_at IS NULL)),
	CONSTRAINT minutes_amendment__reason_check CHECK (decision IS DISTINCT FROM 'refused' OR reason IS NOT NULL)
);
COMMENT ON TABLE minutes_amendment IS 'What a member who was there says the minutes lack or have wrong.';
COMMENT ON COLUMN minutes_amendment.source IS 'In writing, and put down by the secretary: where it is written. Null: the member said it signed in.';
CREATE INDEX minutes_amendment__event_idx ON minutes_amendment (event_id, proposed_at, id);
GRANT SELECT, INSERT, UPDATE (decision, reason, decided_by, decided_at) ON minutes_amendment TO jauap_app;

CREATE TABLE minutes (
	event_id uuid PRIMARY KEY REFERENCES minutes_draft (event_id),
	body text NOT NULL,
	sha256 bytea NOT NULL CONSTRAINT minutes__sha256_check CHECK (octet_length(sha256) = 32),
	public_body text NOT NULL,
	public_sha256 bytea NOT NULL CONSTRAINT minutes__public_sha256_check CHECK (octet_length(public_sha256) = 32),
	approved_at timestamptz NOT NULL,
	approved_by uuid NOT NULL REFERENCES person (id),
	published_at timestamptz,
	published_by uuid REFERENCES person (id),
	CONSTRAINT minutes__published_check CHECK (published_at >= approved_at)
);
COMMENT ON TABLE minutes IS 'Minutes as the chair approved them: JSON with its hash, never changed.';
COMMENT ON COLUMN minutes.public_body IS 'The same without what is closed; that it was left out is said in it.';
GRANT SELECT, INSERT, UPDATE (published_at, published_by) ON minutes TO jauap_app;
