-- Who sits in a faction or a public council: terms (convocations) of a body and the mandates held in them, by dates.

CREATE TABLE mandate_term (
	id uuid PRIMARY KEY,
	unit_id uuid NOT NULL REFERENCES unit (id),
	ordinal integer NOT NULL CONSTRAINT mandate_term__ordinal_check CHECK (ordinal BETWEEN 1 AND 99),
	seats integer NOT NULL CONSTRAINT mandate_term__seats_check CHECK (seats BETWEEN 1 AND 500),
	valid_from date NOT NULL,
	valid_to date NOT NULL,
	source text NOT NULL,
	opened_at timestamptz NOT NULL,
	opened_by uuid REFERENCES person (id),
	CONSTRAINT mandate_term__ordinal_key UNIQUE (unit_id, ordinal),
	CONSTRAINT mandate_term__dates_check CHECK (valid_to >= valid_from),
	CONSTRAINT mandate_term__one_at_a_time_excl EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE mandate_term IS 'A convocation of a faction or a public council: how many seats, from which day to which, by whose decision.';
GRANT SELECT, INSERT ON mandate_term TO jauap_app;

CREATE TABLE mandate (
	id uuid PRIMARY KEY,
	term_id uuid NOT NULL REFERENCES mandate_term (id),
	person_id uuid REFERENCES person (id),
	name text NOT NULL,
	place text NOT NULL CONSTRAINT mandate__place_check CHECK (place IN ('chair', 'deputy_chair', 'secretary', 'member')),
	given_by text NOT NULL,
	territory_id uuid REFERENCES territory (id),
	valid_from date NOT NULL,
	valid_to date NOT NULL,
	end_reason text CONSTRAINT mandate__end_reason_check CHECK (end_reason IN ('resigned', 'recalled', 'moved', 'died', 'other')),
	end_source text,
	given_at timestamptz NOT NULL,
	CONSTRAINT mandate__dates_check CHECK (valid_to >= valid_from),
	CONSTRAINT mandate__ended_check CHECK ((end_reason IS NULL) = (end_source IS NULL)),
	CONSTRAINT mandate__once_excl EXCLUDE USING gist (term_id WITH =, lower(name) WITH =, daterange(valid_from, valid_to, '[]') WITH &&),
	CONSTRAINT mandate__chair_excl EXCLUDE USING gist (term_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (place = 'chair')
);
COMMENT ON TABLE mandate IS 'Somebody''s seat: what an election or a decision gave. What one may do at the desk is a post, which is another thing.';
COMMENT ON COLUMN mandate.person_id IS 'The same person in the register of staff, when they are in it.';
COMMENT ON COLUMN mandate.given_by IS 'Who elected or named them: a constituency, a list, a meeting, a decision.';
COMMENT ON COLUMN mandate.territory_id IS 'The place they are elected from or answer for.';
COMMENT ON COLUMN mandate.valid_to IS 'The last day: the term''s own, or an earlier one with its reason.';
CREATE INDEX mandate__term_idx ON mandate (term_id, valid_from);
CREATE INDEX mandate__person_idx ON mandate (person_id) WHERE person_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE (valid_to, end_reason, end_source) ON mandate TO jauap_app;
