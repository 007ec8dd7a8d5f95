-- The right of reply to a line of a deputy's ledger, and what is owed now for the list of debts.

CREATE TABLE duty_reply (
	id uuid PRIMARY KEY,
	mandate_id uuid NOT NULL REFERENCES mandate (id),
	year integer NOT NULL CONSTRAINT duty_reply__year_check CHECK (year BETWEEN 2000 AND 2200),
	line text NOT NULL,
	text text NOT NULL,
	replied_by uuid NOT NULL REFERENCES person (id),
	by_aide boolean NOT NULL,
	replied_at timestamptz NOT NULL,
	replaced_at timestamptz,
	hidden_at timestamptz,
	hidden_by uuid REFERENCES person (id),
	hidden_reason text,
	CONSTRAINT duty_reply__hidden_check CHECK (num_nulls(hidden_at, hidden_by, hidden_reason) IN (0, 3))
);
COMMENT ON TABLE duty_reply IS 'What a deputy says of a line of the ledger of a year: public, one that holds, earlier ones kept.';
COMMENT ON COLUMN duty_reply.line IS 'A kind of duty, or place:<territory>.';
COMMENT ON COLUMN duty_reply.hidden_reason IS 'Why the central office took it from the page: it is said there instead of the text.';
CREATE UNIQUE INDEX duty_reply__current_key ON duty_reply (mandate_id, year, line) WHERE replaced_at IS NULL;
CREATE INDEX duty_reply__latest_idx ON duty_reply (replied_at DESC, id DESC);
GRANT SELECT, INSERT, UPDATE (replaced_at, hidden_at, hidden_by, hidden_reason) ON duty_reply TO jauap_app;

CREATE TABLE duty_debt (
	id uuid PRIMARY KEY,
	mandate_id uuid NOT NULL REFERENCES mandate (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	person_id uuid REFERENCES person (id),
	first_on date NOT NULL,
	due_on date NOT NULL,
	label text NOT NULL
);
COMMENT ON TABLE duty_debt IS 'What deputies owe in the periods that run now: counted anew each hour from the norms and the records, for the list of debts alone.';
CREATE INDEX duty_debt__unit_idx ON duty_debt (unit_id, due_on, id);
CREATE INDEX duty_debt__person_idx ON duty_debt (person_id, due_on, id) WHERE person_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON duty_debt TO jauap_app;
