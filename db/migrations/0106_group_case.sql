-- Group cases: so many alike violations in a term raise one case above all their appeals, by dated rules.

CREATE TABLE alike_rule (
	match text NOT NULL CONSTRAINT alike_rule__match_check CHECK (match IN ('employer', 'district', 'region')),
	valid_from date NOT NULL,
	valid_to date,
	n integer NOT NULL CONSTRAINT alike_rule__n_check CHECK (n BETWEEN 2 AND 1000),
	days integer NOT NULL CONSTRAINT alike_rule__days_check CHECK (days BETWEEN 1 AND 730),
	source text NOT NULL,
	added_at timestamptz,
	added_by uuid REFERENCES person (id),
	reason text,
	PRIMARY KEY (match, valid_from),
	CONSTRAINT alike_rule__dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
	CONSTRAINT alike_rule__one_at_a_time_excl EXCLUDE USING gist (match WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE alike_rule IS 'How many people with an alike violation in how many days raise a group case, by date.';
COMMENT ON COLUMN alike_rule.match IS 'employer: the same employer and right; district, region: the same profession and right there.';
COMMENT ON COLUMN alike_rule.added_at IS 'Empty for what ships with Jauap.';
GRANT SELECT, INSERT, UPDATE (valid_to) ON alike_rule TO jauap_app;

CREATE TABLE group_case (
	id uuid PRIMARY KEY,
	number text NOT NULL,
	match text NOT NULL CONSTRAINT group_case__match_check CHECK (match IN ('employer', 'district', 'region')),
	alike text NOT NULL,
	employer_id uuid REFERENCES employer (id),
	profession text,
	violated_right text NOT NULL,
	territory_id uuid REFERENCES territory (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	n integer NOT NULL,
	days integer NOT NULL,
	raised_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL,
	outcome text CONSTRAINT group_case__outcome_check CHECK (outcome IN ('restored', 'partly', 'not_restored', 'not_confirmed', 'sent_on')),
	ending text,
	closed_by uuid REFERENCES person (id),
	closed_at timestamptz,
	CONSTRAINT group_case__number_key UNIQUE (number),
	CONSTRAINT group_case__match_of_check CHECK ((match = 'employer') = (employer_id IS NOT NULL) AND (match = 'employer') = (profession IS NULL)
		AND (match = 'employer') = (territory_id IS NULL)),
	CONSTRAINT group_case__closed_check CHECK ((closed_at IS NULL) = (outcome IS NULL) AND (closed_at IS NULL) = (ending IS NULL))
);
COMMENT ON TABLE group_case IS 'One case above many alike rights cases. Each appeal in it keeps its own answer; this is no collective appeal, which is one letter of many people, and no problem, which is about a place.';
COMMENT ON COLUMN group_case.alike IS 'What its appeals have in common, as a key: one open case for each.';
COMMENT ON COLUMN group_case.unit_id IS 'The lowest unit above all of the appeals in it.';
COMMENT ON COLUMN group_case.n IS 'The rule as it was when the case was raised: so many people in so many days.';
COMMENT ON COLUMN group_case.ending IS 'What was done, as the owner says at the end.';
CREATE UNIQUE INDEX group_case__one_open_key ON group_case (alike) WHERE closed_at IS NULL;
CREATE INDEX group_case__unit_idx ON group_case (unit_id, raised_at DESC, id DESC);
CREATE INDEX group_case__employer_idx ON group_case (employer_id) WHERE employer_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON group_case TO jauap_app;

CREATE TABLE group_case_appeal (
	group_id uuid NOT NULL REFERENCES group_case (id),
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	joined_at timestamptz NOT NULL,
	left_by uuid REFERENCES person (id),
	left_at timestamptz,
	left_reason text,
	PRIMARY KEY (group_id, appeal_id),
	CONSTRAINT group_case_appeal__left_check CHECK ((left_at IS NULL) = (left_reason IS NULL))
);
COMMENT ON TABLE group_case_appeal IS 'An appeal stands in one group case at most. Taken out by a person, its row stays, so that no rule puts it back.';
CREATE UNIQUE INDEX group_case_appeal__one_key ON group_case_appeal (appeal_id) WHERE left_at IS NULL;
CREATE INDEX group_case_appeal__appeal_idx ON group_case_appeal (appeal_id);
GRANT SELECT, INSERT, UPDATE ON group_case_appeal TO jauap_app;

CREATE TABLE group_case_note (
	id uuid PRIMARY KEY,
	group_id uuid NOT NULL REFERENCES group_case (id),
	text text NOT NULL,
	by_id uuid REFERENCES person (id),
	at timestamptz NOT NULL
);
COMMENT ON TABLE group_case_note IS 'What was done in a group case, as its unit wrote it down.';
CREATE INDEX group_case_note__group_idx ON group_case_note (group_id, at);
GRANT SELECT, INSERT ON group_case_note TO jauap_app;
