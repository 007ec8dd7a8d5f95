-- Directives that come again: what is asked, when it comes, and what came of each time.

CREATE TABLE directive_series (
	id uuid PRIMARY KEY,
	state text NOT NULL CONSTRAINT directive_series__state_check CHECK (state IN ('draft', 'active', 'paused', 'ended')),
	halt text CONSTRAINT directive_series__halt_check CHECK (halt IN ('chosen', 'issuer', 'keeper', 'nobody')),
	reason text,
	title text NOT NULL,
	text text NOT NULL,
	priority text,
	criteria jsonb NOT NULL,
	audience jsonb NOT NULL,
	issuer_unit_id uuid NOT NULL REFERENCES unit (id),
	keeper_id uuid NOT NULL REFERENCES person (id),
	every text NOT NULL CONSTRAINT directive_series__every_check CHECK (every IN ('week', 'month', 'quarter', 'year')),
	month integer,
	day integer NOT NULL,
	lead integer NOT NULL CONSTRAINT directive_series__lead_check CHECK (lead BETWEEN 0 AND 60),
	from_on date NOT NULL,
	until_on date,
	next_period date,
	next_issue_on date,
	next_due_on date,
	calendar_version integer NOT NULL,
	made_at timestamptz NOT NULL,
	state_at timestamptz NOT NULL,
	CONSTRAINT directive_series__rhythm_check CHECK (
		day BETWEEN 1 AND CASE every WHEN 'week' THEN 7 ELSE 31 END
		AND CASE every WHEN 'quarter' THEN month BETWEEN 1 AND 3 WHEN 'year' THEN month BETWEEN 1 AND 12 ELSE true END
		AND (every IN ('quarter', 'year')) = (month IS NOT NULL)),
	CONSTRAINT directive_series__dates_check CHECK (until_on >= from_on),
	CONSTRAINT directive_series__paused_check CHECK ((state = 'paused') = (halt IS NOT NULL)),
	CONSTRAINT directive_series__reason_check CHECK (halt IS DISTINCT FROM 'chosen' OR reason IS NOT NULL),
	CONSTRAINT directive_series__next_check CHECK (
		(state IN ('active', 'paused')) = (next_period IS NOT NULL)
		AND (next_period IS NULL) = (next_issue_on IS NULL) AND (next_period IS NULL) = (next_due_on IS NULL))
);
COMMENT ON TABLE directive_series IS 'Each time it comes it is a directive like any other; changing this changes none that was issued.';
COMMENT ON COLUMN directive_series.halt IS 'Why it is paused: somebody chose so, the issuing unit is closed, its keeper leads it no more, the rule means nobody.';
COMMENT ON COLUMN directive_series.criteria IS 'When a part counts as done, in order: text, evidence.';
COMMENT ON COLUMN directive_series.keeper_id IS 'In whose right it is issued: who drafted, started, resumed or changed it last.';
COMMENT ON COLUMN directive_series.lead IS 'Working days before the due day on which it is issued.';
COMMENT ON COLUMN directive_series.next_period IS 'First day of the first week, month, quarter or year that was not dealt with.';
COMMENT ON COLUMN directive_series.calendar_version IS 'By which state of the calendar the next days were computed.';
CREATE INDEX directive_series__issue_idx ON directive_series (next_issue_on) WHERE state = 'active';
CREATE INDEX directive_series__calendar_idx ON directive_series (calendar_version) WHERE state IN ('active', 'paused');
CREATE INDEX directive_series__halted_idx ON directive_series (next_due_on, id) WHERE state = 'paused' AND halt <> 'chosen';
CREATE INDEX directive_series__issuer_idx ON directive_series (issuer_unit_id, made_at DESC, id DESC);
CREATE INDEX directive_series__made_idx ON directive_series (made_at DESC, id DESC);
GRANT SELECT, INSERT, UPDATE ON directive_series TO jauap_app;

CREATE TABLE directive_occurrence (
	series_id uuid NOT NULL REFERENCES directive_series (id),
	period date NOT NULL,
	due_on date NOT NULL,
	directive_id uuid CONSTRAINT directive_occurrence__directive_key UNIQUE REFERENCES directive (id),
	skipped text CONSTRAINT directive_occurrence__skipped_check CHECK (skipped IN ('missed', 'paused')),
	at timestamptz NOT NULL,
	PRIMARY KEY (series_id, period),
	CONSTRAINT directive_occurrence__one_check CHECK ((directive_id IS NULL) = (skipped IS NOT NULL))
);
COMMENT ON TABLE directive_occurrence IS 'What came of each period of a series, once: the directive that was issued, or why none was.';
COMMENT ON COLUMN directive_occurrence.skipped IS 'Its due day passed while the server was away, or while the series was paused.';
GRANT SELECT, INSERT ON directive_occurrence TO jauap_app;
