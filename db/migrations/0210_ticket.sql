-- The day of a reception: who came, in which order they are called, and what was said to each.

CREATE TABLE ticket_line (
	day_id uuid PRIMARY KEY REFERENCES reception_day (id),
	opened_at timestamptz NOT NULL,
	closed_at timestamptz,
	CONSTRAINT ticket_line__closed_check CHECK (closed_at >= opened_at)
);
COMMENT ON TABLE ticket_line IS 'The line of a reception day, from the first who came until it is closed. Whoever acts on it holds this row.';
GRANT SELECT, INSERT, UPDATE (closed_at) ON ticket_line TO jauap_app;

CREATE TABLE ticket (
	id uuid PRIMARY KEY,
	day_id uuid NOT NULL REFERENCES ticket_line (day_id),
	wish_id uuid NOT NULL REFERENCES wish (id),
	series text NOT NULL CONSTRAINT ticket__series_check CHECK (series IN ('A', 'B')),
	n integer NOT NULL CONSTRAINT ticket__n_check CHECK (n BETWEEN 1 AND 999),
	state text NOT NULL CONSTRAINT ticket__state_check
		CHECK (state IN ('waiting', 'called', 'serving', 'finished', 'missed', 'left', 'kept')),
	slot_at timestamptz,
	priority boolean NOT NULL,
	arrived_at timestamptz NOT NULL,
	called_at timestamptz,
	calls smallint NOT NULL DEFAULT 0,
	began_at timestamptz,
	returned_at timestamptz,
	ended_at timestamptz,
	CONSTRAINT ticket__number_key UNIQUE (day_id, series, n),
	CONSTRAINT ticket__wish_key UNIQUE (day_id, wish_id),
	CONSTRAINT ticket__series_slot_check CHECK ((series = 'A') = (slot_at IS NOT NULL)),
	CONSTRAINT ticket__called_check CHECK (state NOT IN ('called', 'serving', 'missed') OR called_at IS NOT NULL),
	CONSTRAINT ticket__began_check CHECK ((state IN ('serving', 'finished')) = (began_at IS NOT NULL)),
	CONSTRAINT ticket__ended_check CHECK ((state IN ('finished', 'left', 'kept')) = (ended_at IS NOT NULL))
);
COMMENT ON TABLE ticket IS 'Somebody who came to a reception: with a booked time or without. Their place in the line is computed, never stored.';
COMMENT ON COLUMN ticket.series IS 'A: booked a time; B: came without. With `n` it is what stands on the slip and on the screen.';
COMMENT ON COLUMN ticket.called_at IS 'When they were called first, since they stand in the line.';
COMMENT ON COLUMN ticket.returned_at IS 'When they came back after a call they had missed: possible once.';
-- A host talks to one person at a time.
CREATE UNIQUE INDEX ticket__door_key ON ticket (day_id) WHERE state IN ('called', 'serving');
CREATE INDEX ticket__wish_idx ON ticket (wish_id);
GRANT SELECT, INSERT, UPDATE (state, called_at, calls, began_at, returned_at, ended_at) ON ticket TO jauap_app;

CREATE TABLE reception_card (
	ticket_id uuid PRIMARY KEY REFERENCES ticket (id),
	wish_id uuid NOT NULL REFERENCES wish_person (wish_id) ON DELETE CASCADE,
	asked bytea NOT NULL,
	said bytea NOT NULL,
	promised bytea,
	outcome text NOT NULL CONSTRAINT reception_card__outcome_check CHECK (outcome IN ('answer', 'appeal', 'assignment')),
	appeal_id uuid REFERENCES appeal (id),
	assignment_id uuid REFERENCES assignment (id),
	written_by uuid NOT NULL REFERENCES person (id),
	written_at timestamptz NOT NULL,
	CONSTRAINT reception_card__appeal_check CHECK ((outcome = 'appeal') = (appeal_id IS NOT NULL)),
	CONSTRAINT reception_card__assignment_check CHECK ((outcome = 'assignment') = (assignment_id IS NOT NULL)),
	CONSTRAINT reception_card__promised_check CHECK ((outcome = 'assignment') <= (promised IS NOT NULL))
);
COMMENT ON TABLE reception_card IS 'What was asked, said and promised at a reception: sealed, written once, and the citizen has a copy of it. It goes with the person, by their rule of retention.';
CREATE INDEX reception_card__wish_idx ON reception_card (wish_id);
CREATE INDEX reception_card__appeal_idx ON reception_card (appeal_id) WHERE appeal_id IS NOT NULL;
CREATE INDEX reception_card__assignment_idx ON reception_card (assignment_id) WHERE assignment_id IS NOT NULL;
GRANT SELECT, INSERT ON reception_card TO jauap_app;
