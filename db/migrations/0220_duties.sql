-- What a deputy owes by rule: kinds of duty, each with what counts for it, and the norms by date with their source.

CREATE TABLE duty_kind (
	code text PRIMARY KEY,
	name jsonb NOT NULL,
	faces text[] NOT NULL CONSTRAINT duty_kind__faces_check CHECK (cardinality(faces) > 0),
	position integer NOT NULL
);
COMMENT ON TABLE duty_kind IS 'What a deputy can owe: a new kind is a row and no code.';
COMMENT ON COLUMN duty_kind.faces IS 'What counts for it: reception, visit, or event:<kind of event>.';
GRANT SELECT ON duty_kind TO jauap_app;

CREATE TABLE duty_norm (
	duty text NOT NULL REFERENCES duty_kind (code),
	scope text NOT NULL,
	unit_id uuid REFERENCES unit (id),
	valid_from date NOT NULL,
	valid_to date,
	times integer NOT NULL CONSTRAINT duty_norm__times_check CHECK (times BETWEEN 1 AND 99),
	months integer NOT NULL CONSTRAINT duty_norm__months_check CHECK (months IN (1, 3, 6, 12)),
	partial text NOT NULL CONSTRAINT duty_norm__partial_check CHECK (partial IN ('months', 'whole', 'none')),
	source jsonb NOT NULL,
	approved jsonb NOT NULL,
	link text,
	reason text NOT NULL,
	added_at timestamptz NOT NULL,
	added_by uuid REFERENCES person (id),
	PRIMARY KEY (duty, scope, valid_from),
	CONSTRAINT duty_norm__dates_check CHECK (valid_to >= valid_from),
	CONSTRAINT duty_norm__scope_check CHECK (CASE WHEN unit_id IS NULL THEN scope IN ('all', 'national', 'regional', 'district', 'city') ELSE scope = unit_id::text END),
	CONSTRAINT duty_norm__one_at_a_time_excl EXCLUDE USING gist (duty WITH =, scope WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE duty_norm IS 'Editions by date: a deputy owes so many of a duty in each period. Past editions are never changed: the ledger is made of them.';
COMMENT ON COLUMN duty_norm.scope IS 'Whose: all deputies, those of bodies at a level of the organisation, or one body (its id). The nearest one holds.';
COMMENT ON COLUMN duty_norm.partial IS 'A mandate that was held for a part of the period owes: a part by whole months, all of it, or nothing.';
COMMENT ON COLUMN duty_norm.source IS 'The article of the law or of the body''s regulation, in three languages.';
COMMENT ON COLUMN duty_norm.approved IS 'Who approved it, by which act, in three languages.';
GRANT SELECT, INSERT, UPDATE (valid_to) ON duty_norm TO jauap_app;
