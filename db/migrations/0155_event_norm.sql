-- How many events units owe, by date.

CREATE TABLE event_norm (
	kind text NOT NULL REFERENCES event_kind (code),
	unit_kind text NOT NULL,
	valid_from date NOT NULL,
	valid_to date,
	times integer NOT NULL CONSTRAINT event_norm__times_check CHECK (times BETWEEN 1 AND 31),
	months integer NOT NULL CONSTRAINT event_norm__months_check CHECK (months IN (1, 3, 6, 12)),
	source text NOT NULL,
	reason text NOT NULL,
	added_at timestamptz NOT NULL,
	added_by uuid REFERENCES person (id),
	PRIMARY KEY (kind, unit_kind, valid_from),
	CONSTRAINT event_norm__dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE event_norm IS 'Editions by date: each unit of a kind owes so many events of a kind in each period. Past editions are never changed: figures are made of them.';
COMMENT ON COLUMN event_norm.months IS 'The period: a month, a quarter, half a year or a year of the calendar.';
COMMENT ON COLUMN event_norm.source IS 'The article of the charter, or the decision.';
GRANT SELECT, INSERT, UPDATE (valid_to) ON event_norm TO jauap_app;
