-- While an election runs, a reception gives no legal help and takes mandates and wishes only: a dated switch, with its source.
CREATE TABLE election_period (
	id uuid PRIMARY KEY,
	starts_on date NOT NULL,
	ends_on date NOT NULL,
	kinds text[] NOT NULL,
	text jsonb NOT NULL,
	suspended jsonb NOT NULL,
	instead jsonb NOT NULL,
	source jsonb NOT NULL,
	reason text NOT NULL,
	added_at timestamptz NOT NULL,
	added_by uuid REFERENCES person (id),
	withdrawn_at timestamptz,
	withdrawn_by uuid REFERENCES person (id),
	withdrawn_reason text,
	CONSTRAINT election_period__order_check CHECK (ends_on >= starts_on),
	CONSTRAINT election_period__kinds_check CHECK (kinds @> ARRAY['proposal', 'response']),
	CONSTRAINT election_period__one_at_a_time_excl EXCLUDE USING gist (daterange(starts_on, ends_on, '[]') WITH &&) WHERE (withdrawn_at IS NULL)
);
COMMENT ON TABLE election_period IS 'Which kinds of appeal are taken from one date to another, and what citizens are told. Begins and ends by itself.';
COMMENT ON COLUMN election_period.kinds IS 'Kinds that are taken. A mandate or a wish (proposal, response) always is.';
COMMENT ON COLUMN election_period.suspended IS 'What the reception does not do meanwhile.';
COMMENT ON COLUMN election_period.instead IS 'What a citizen whose appeal is not taken now can do.';
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by, withdrawn_reason) ON election_period TO jauap_app;
