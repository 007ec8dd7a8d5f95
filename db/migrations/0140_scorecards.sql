-- Scorecards: a method that is data by date, figures as each day knew them, the right of reply, triggers and what they propose.

CREATE TABLE scorecard_indicator (
	code text NOT NULL CONSTRAINT scorecard_indicator__code_check CHECK (code ~ '^[a-z][a-z0-9_]{1,39}$'),
	valid_from date NOT NULL,
	valid_to date,
	measure text NOT NULL,
	name jsonb NOT NULL,
	formula jsonb NOT NULL,
	weight integer NOT NULL CONSTRAINT scorecard_indicator__weight_check CHECK (weight BETWEEN 0 AND 100),
	better text NOT NULL CONSTRAINT scorecard_indicator__better_check CHECK (better IN ('more', 'less')),
	min_volume integer NOT NULL CONSTRAINT scorecard_indicator__min_volume_check CHECK (min_volume BETWEEN 1 AND 1000),
	source text NOT NULL,
	position integer NOT NULL,
	added_at timestamptz,
	added_by uuid REFERENCES person (id),
	reason text,
	PRIMARY KEY (code, valid_from),
	CONSTRAINT scorecard_indicator__dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
	CONSTRAINT scorecard_indicator__one_at_a_time_excl EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE scorecard_indicator IS 'The method: the editions that hold on the last day of a period are what its scorecard is made by.';
COMMENT ON COLUMN scorecard_indicator.measure IS 'Which measure of which room is counted: a share, n of so many.';
COMMENT ON COLUMN scorecard_indicator.formula IS 'What is counted of what, in words, in three languages.';
COMMENT ON COLUMN scorecard_indicator.weight IS '0: shown, but in no total.';
COMMENT ON COLUMN scorecard_indicator.min_volume IS 'Fewer cases than these are shown with their uncertainty and counted in no total.';
COMMENT ON COLUMN scorecard_indicator.added_at IS 'Empty for what ships with Jauap.';
GRANT SELECT, INSERT, UPDATE (valid_to) ON scorecard_indicator TO jauap_app;

CREATE TABLE scorecard_figure (
	month date NOT NULL,
	unit_id uuid NOT NULL REFERENCES unit (id),
	measure text NOT NULL,
	since date NOT NULL,
	until date,
	n integer NOT NULL,
	total integer NOT NULL,
	PRIMARY KEY (month, unit_id, measure, since),
	CONSTRAINT scorecard_figure__share_check CHECK (n >= 0 AND n <= total),
	CONSTRAINT scorecard_figure__dates_check CHECK (until IS NULL OR until > since)
);
COMMENT ON TABLE scorecard_figure IS 'How much was done, of how much, in a month by a unit with all below it: as the ends of the days from since up to until knew it. Quarters and years are sums of months.';
COMMENT ON COLUMN scorecard_figure.until IS 'The day at whose end it was counted differently; empty for what holds now.';
GRANT SELECT, INSERT, UPDATE (until, n, total) ON scorecard_figure TO jauap_app;

CREATE TABLE scorecard_state (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	counted_on date,
	months_from date
);
COMMENT ON TABLE scorecard_state IS 'The last day at whose end everything was counted, and the first month that is counted. One row.';
INSERT INTO scorecard_state DEFAULT VALUES;
GRANT SELECT, UPDATE ON scorecard_state TO jauap_app;

CREATE TABLE scorecard_reply (
	id uuid PRIMARY KEY,
	unit_id uuid NOT NULL REFERENCES unit (id),
	period text NOT NULL,
	text text NOT NULL,
	replied_by uuid NOT NULL REFERENCES person (id),
	replied_at timestamptz NOT NULL,
	CONSTRAINT scorecard_reply__once_key UNIQUE (unit_id, period)
);
COMMENT ON TABLE scorecard_reply IS 'What the head of a unit says of its scorecard of a period, once and within a term; it stands beside the figures.';
GRANT SELECT, INSERT ON scorecard_reply TO jauap_app;

CREATE TABLE scorecard_trigger (
	id uuid PRIMARY KEY,
	indicator text,
	kind text,
	size text NOT NULL CONSTRAINT scorecard_trigger__size_check CHECK (size IN ('month', 'quarter', 'year')),
	periods integer NOT NULL CONSTRAINT scorecard_trigger__periods_check CHECK (periods BETWEEN 1 AND 12),
	threshold integer NOT NULL CONSTRAINT scorecard_trigger__threshold_check CHECK (threshold BETWEEN 1 AND 100),
	valid_from date NOT NULL,
	valid_to date,
	source text NOT NULL,
	reason text NOT NULL,
	added_at timestamptz NOT NULL,
	added_by uuid REFERENCES person (id),
	CONSTRAINT scorecard_trigger__dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE scorecard_trigger IS 'So many periods in a row surely below a threshold: an open meeting on the head''s report is proposed.';
COMMENT ON COLUMN scorecard_trigger.indicator IS 'Empty: the total.';
COMMENT ON COLUMN scorecard_trigger.kind IS 'Kind of unit; empty: every kind.';
COMMENT ON COLUMN scorecard_trigger.threshold IS 'Per cent. Below it is whoever is below with the whole interval.';
GRANT SELECT, INSERT, UPDATE (valid_to) ON scorecard_trigger TO jauap_app;

CREATE TABLE scorecard_proposal (
	id uuid PRIMARY KEY,
	trigger_id uuid NOT NULL REFERENCES scorecard_trigger (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	period text NOT NULL,
	figures jsonb NOT NULL,
	opened_at timestamptz NOT NULL,
	state text NOT NULL CONSTRAINT scorecard_proposal__state_check CHECK (state IN ('open', 'held', 'refused')),
	held_on date,
	reason text,
	decided_by uuid REFERENCES person (id),
	decided_at timestamptz,
	CONSTRAINT scorecard_proposal__once_key UNIQUE (trigger_id, unit_id, period),
	CONSTRAINT scorecard_proposal__decided_check CHECK ((state = 'open') = (decided_at IS NULL)),
	CONSTRAINT scorecard_proposal__held_check CHECK ((state = 'held') = (held_on IS NOT NULL)),
	CONSTRAINT scorecard_proposal__refused_check CHECK (state <> 'refused' OR reason IS NOT NULL)
);
COMMENT ON TABLE scorecard_proposal IS 'An open meeting on the head''s report that a trigger proposes; decided by somebody above the unit.';
COMMENT ON COLUMN scorecard_proposal.figures IS 'The periods in a row with their shares and intervals, as they were when it was opened.';
CREATE UNIQUE INDEX scorecard_proposal__one_open_key ON scorecard_proposal (trigger_id, unit_id) WHERE state = 'open';
CREATE INDEX scorecard_proposal__open_idx ON scorecard_proposal (opened_at DESC, id DESC) WHERE state = 'open';
CREATE INDEX scorecard_proposal__decided_idx ON scorecard_proposal (opened_at DESC, id DESC) WHERE state <> 'open';
CREATE INDEX scorecard_proposal__unit_idx ON scorecard_proposal (unit_id, opened_at DESC);
GRANT SELECT, INSERT, UPDATE (state, held_on, reason, decided_by, decided_at) ON scorecard_proposal TO jauap_app;

-- What the figures are counted from, by the day that places each case in a month.
CREATE INDEX appeal__first_due_idx ON appeal (first_due_on);
CREATE INDEX decision__signed_idx ON decision (signed_at);
CREATE INDEX appeal_verdict__at_idx ON appeal_verdict (at);
CREATE INDEX assignment_report__judged_idx ON assignment_report (verdict_at) WHERE verdict_at IS NOT NULL;
CREATE INDEX assignment__closed_idx ON assignment (closed_at) WHERE closed_at IS NOT NULL;
