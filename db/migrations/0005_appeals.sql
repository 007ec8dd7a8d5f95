-- A citizen's appeal from receipt to the final decision.

CREATE TABLE theme (
	id uuid PRIMARY KEY,
	code text NOT NULL CONSTRAINT theme__code_key UNIQUE,
	name jsonb NOT NULL,
	keywords text[] NOT NULL DEFAULT '{}',
	position integer NOT NULL,
	valid_to date
);
COMMENT ON COLUMN theme.keywords IS 'Stems that suggest the theme from a text, kk, ru and en together.';
GRANT SELECT, INSERT, UPDATE ON theme TO jauap_app;

CREATE TABLE appeal_kind (
	id text NOT NULL,
	valid_from date NOT NULL,
	valid_to date,
	name jsonb NOT NULL,
	explanation jsonb NOT NULL,
	rule_id text NOT NULL,
	source text NOT NULL,
	position integer NOT NULL,
	PRIMARY KEY (id, valid_from)
);
COMMENT ON TABLE appeal_kind IS 'Kinds of appeal as the law in force names them, with the rule that sets the term.';
GRANT SELECT, INSERT, UPDATE ON appeal_kind TO jauap_app;

CREATE TABLE stop_ground (
	id text PRIMARY KEY,
	name jsonb NOT NULL,
	source text NOT NULL,
	position integer NOT NULL,
	valid_to date
);
COMMENT ON TABLE stop_ground IS 'Legal grounds on which consideration may be stopped.';
GRANT SELECT, INSERT, UPDATE ON stop_ground TO jauap_app;

CREATE TABLE route_rule (
	id uuid PRIMARY KEY,
	territory_id uuid REFERENCES territory (id),
	theme_id uuid REFERENCES theme (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	CONSTRAINT route_rule__once_key UNIQUE NULLS NOT DISTINCT (territory_id, theme_id)
);
COMMENT ON TABLE route_rule IS 'Who takes a theme in a territory and below. Without a rule it is the nearest unit that covers the place.';
CREATE INDEX route_rule__unit_idx ON route_rule (unit_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON route_rule TO jauap_app;

CREATE TABLE appeal (
	id uuid PRIMARY KEY,
	number text NOT NULL CONSTRAINT appeal__number_key UNIQUE,
	state text NOT NULL CONSTRAINT appeal__state_check CHECK (state IN ('received', 'registered', 'in_work', 'on_approval', 'answered', 'closed', 'withdrawn')),
	kind text NOT NULL,
	language text NOT NULL CONSTRAINT appeal__language_check CHECK (language IN ('kk', 'ru', 'en')),
	channel text NOT NULL CONSTRAINT appeal__channel_check CHECK (channel IN ('web', 'api', 'visit', 'phone', 'letter', 'mail', 'import')),
	title text NOT NULL,
	text text NOT NULL,
	theme_id uuid REFERENCES theme (id),
	territory_id uuid REFERENCES territory (id),
	region_id uuid REFERENCES territory (id),
	place text,
	latitude double precision,
	longitude double precision,
	unit_id uuid NOT NULL REFERENCES unit (id),
	executor_id uuid REFERENCES person (id),
	received_at timestamptz NOT NULL,
	received_by uuid REFERENCES person (id),
	registered_at timestamptz,
	registered_by uuid REFERENCES person (id),
	first_due_on date NOT NULL,
	due_on date NOT NULL,
	answered_at timestamptz,
	answered_days integer,
	closed_at timestamptz,
	outcome text CONSTRAINT appeal__outcome_check CHECK (outcome IN ('satisfied', 'partly_satisfied', 'clarified', 'refused', 'noted', 'stopped')),
	verdict text CONSTRAINT appeal__verdict_check CHECK (verdict IN ('solved', 'partly', 'not_solved')),
	rating smallint CONSTRAINT appeal__rating_check CHECK (rating BETWEEN 1 AND 5),
	returns integer NOT NULL DEFAULT 0,
	reopens integer NOT NULL DEFAULT 0,
	access_code_hash bytea,
	version integer NOT NULL DEFAULT 1,
	changed_at timestamptz NOT NULL
);
COMMENT ON COLUMN appeal.number IS 'For people: unit code, year, counter. Opens nothing by itself.';
COMMENT ON COLUMN appeal.unit_id IS 'Who is responsible now.';
COMMENT ON COLUMN appeal.first_due_on IS 'The term first given by the rule. Extension and reopening move due_on, never this.';
COMMENT ON COLUMN appeal.answered_days IS 'Working days from the day of registration by the rule to the day of the decision.';
COMMENT ON COLUMN appeal.returns IS 'How often the head returned the decision for rework.';
COMMENT ON COLUMN appeal.access_code_hash IS 'sha256 of the code shown once. Empty for what was imported without an applicant.';
-- One index per way a queue is read; see the benchmark''s EXPLAIN.
CREATE INDEX appeal__open_unit_idx ON appeal (unit_id, due_on, id) WHERE state IN ('received', 'registered', 'in_work', 'on_approval');
CREATE INDEX appeal__open_executor_idx ON appeal (executor_id, due_on, id) WHERE state IN ('received', 'registered', 'in_work', 'on_approval');
CREATE INDEX appeal__open_due_idx ON appeal (due_on, id) WHERE state IN ('received', 'registered', 'in_work', 'on_approval');
CREATE INDEX appeal__state_unit_idx ON appeal (unit_id, state, due_on, id);
CREATE INDEX appeal__received_idx ON appeal (received_at DESC, id DESC);
CREATE INDEX appeal__unit_received_idx ON appeal (unit_id, received_at DESC, id DESC);
CREATE INDEX appeal__territory_idx ON appeal (territory_id, received_at DESC);
CREATE INDEX appeal__answered_idx ON appeal (answered_at) WHERE state = 'answered';
CREATE INDEX appeal__place_idx ON appeal USING gist (point(longitude, latitude)) WHERE latitude IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON appeal TO jauap_app;

CREATE TABLE appeal_applicant (
	appeal_id uuid PRIMARY KEY REFERENCES appeal (id),
	account_id uuid REFERENCES account (id),
	name bytea,
	phone bytea,
	phone_index bytea,
	email bytea,
	email_index bytea,
	email_verified_at timestamptz,
	iin bytea,
	iin_index bytea,
	address bytea
);
COMMENT ON TABLE appeal_applicant IS 'Who wrote: apart from the case, sealed (AES-256-GCM); each look is journalled. *_index are blind indexes.';
CREATE INDEX appeal_applicant__phone_idx ON appeal_applicant (phone_index) WHERE phone_index IS NOT NULL;
CREATE INDEX appeal_applicant__email_idx ON appeal_applicant (email_index) WHERE email_index IS NOT NULL;
CREATE INDEX appeal_applicant__iin_idx ON appeal_applicant (iin_index) WHERE iin_index IS NOT NULL;
CREATE INDEX appeal_applicant__account_idx ON appeal_applicant (account_id) WHERE account_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON appeal_applicant TO jauap_app;

CREATE TABLE appeal_source (
	source text NOT NULL,
	external_id text NOT NULL,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	PRIMARY KEY (source, external_id)
);
COMMENT ON TABLE appeal_source IS 'Where an imported appeal came from: an import run again makes nothing twice.';
CREATE INDEX appeal_source__appeal_idx ON appeal_source (appeal_id);
GRANT SELECT, INSERT ON appeal_source TO jauap_app;

CREATE TABLE appeal_search (
	appeal_id uuid PRIMARY KEY REFERENCES appeal (id),
	words tsvector NOT NULL
);
COMMENT ON COLUMN appeal_search.words IS 'Stems (weight A) and the same letters folded (weight D), made by platform/search.';
CREATE INDEX appeal_search__words_idx ON appeal_search USING gin (words) WITH (fastupdate = on);
GRANT SELECT, INSERT, UPDATE ON appeal_search TO jauap_app;

CREATE TABLE appeal_draft (
	id uuid PRIMARY KEY,
	number text NOT NULL CONSTRAINT appeal_draft__number_key UNIQUE,
	token_hash bytea NOT NULL CONSTRAINT appeal_draft__token_key UNIQUE,
	language text NOT NULL CONSTRAINT appeal_draft__language_check CHECK (language IN ('kk', 'ru', 'en')),
	channel text NOT NULL,
	body bytea NOT NULL,
	unit_id uuid REFERENCES unit (id),
	person_id uuid REFERENCES person (id),
	appeal_id uuid REFERENCES appeal (id),
	created_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL
);
COMMENT ON TABLE appeal_draft IS 'Nothing is refused: what is incomplete waits here under a number until it is sent. The body is sealed.';
COMMENT ON COLUMN appeal_draft.appeal_id IS 'What it became: sending it twice gives the same appeal.';
CREATE INDEX appeal_draft__unit_idx ON appeal_draft (unit_id, changed_at) WHERE appeal_id IS NULL;
CREATE INDEX appeal_draft__person_idx ON appeal_draft (person_id, changed_at) WHERE appeal_id IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON appeal_draft TO jauap_app;

CREATE TABLE appeal_remark (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	at timestamptz NOT NULL,
	author text NOT NULL CONSTRAINT appeal_remark__author_check CHECK (author IN ('applicant', 'staff')),
	person_id uuid REFERENCES person (id),
	seen_by text NOT NULL CONSTRAINT appeal_remark__seen_by_check CHECK (seen_by IN ('applicant', 'staff')),
	text text NOT NULL
);
COMMENT ON TABLE appeal_remark IS 'What the applicant adds, and what staff say to the applicant or among themselves.';
CREATE INDEX appeal_remark__appeal_idx ON appeal_remark (appeal_id, at);
GRANT SELECT, INSERT ON appeal_remark TO jauap_app;

CREATE TABLE decision_draft (
	appeal_id uuid PRIMARY KEY REFERENCES appeal (id),
	outcome text NOT NULL CONSTRAINT decision_draft__outcome_check CHECK (outcome IN ('satisfied', 'partly_satisfied', 'clarified', 'refused', 'noted', 'stopped')),
	ground_id text REFERENCES stop_ground (id),
	language text NOT NULL,
	text text NOT NULL,
	drafted_by uuid REFERENCES person (id),
	changed_at timestamptz NOT NULL,
	submitted_at timestamptz,
	return_reason text,
	CONSTRAINT decision_draft__ground_check CHECK ((outcome = 'stopped') = (ground_id IS NOT NULL))
);
GRANT SELECT, INSERT, UPDATE, DELETE ON decision_draft TO jauap_app;

CREATE TABLE decision (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	ordinal integer NOT NULL,
	outcome text NOT NULL CONSTRAINT decision__outcome_check CHECK (outcome IN ('satisfied', 'partly_satisfied', 'clarified', 'refused', 'noted', 'stopped')),
	ground_id text REFERENCES stop_ground (id),
	language text NOT NULL,
	text text NOT NULL,
	drafted_by uuid REFERENCES person (id),
	signed_by uuid REFERENCES person (id),
	signed_at timestamptz NOT NULL,
	sha256 bytea NOT NULL,
	CONSTRAINT decision__ordinal_key UNIQUE (appeal_id, ordinal)
);
COMMENT ON TABLE decision IS 'Signed decisions. Only added: a reopened appeal gets another with the next ordinal.';
GRANT SELECT, INSERT ON decision TO jauap_app;

CREATE TABLE delivery (
	id uuid PRIMARY KEY,
	decision_id uuid NOT NULL REFERENCES decision (id),
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	channel text NOT NULL CONSTRAINT delivery__channel_check CHECK (channel IN ('mail', 'letter', 'page')),
	state text NOT NULL CONSTRAINT delivery__state_check CHECK (state IN ('waiting', 'sent', 'failed', 'handed')),
	at timestamptz NOT NULL,
	detail text,
	person_id uuid REFERENCES person (id)
);
COMMENT ON TABLE delivery IS 'How the decision reached the citizen. A letter waits until somebody records that it was posted or handed over.';
CREATE INDEX delivery__appeal_idx ON delivery (appeal_id, at);
CREATE INDEX delivery__decision_idx ON delivery (decision_id);
CREATE INDEX delivery__waiting_idx ON delivery (at) WHERE state IN ('waiting', 'failed');
GRANT SELECT, INSERT, UPDATE (state, at, detail, person_id) ON delivery TO jauap_app;

CREATE TABLE appeal_verdict (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	decision_id uuid NOT NULL REFERENCES decision (id),
	verdict text NOT NULL CONSTRAINT appeal_verdict__verdict_check CHECK (verdict IN ('solved', 'partly', 'not_solved')),
	rating smallint CONSTRAINT appeal_verdict__rating_check CHECK (rating BETWEEN 1 AND 5),
	text text,
	disagrees boolean NOT NULL,
	at timestamptz NOT NULL,
	CONSTRAINT appeal_verdict__once_key UNIQUE (decision_id)
);
COMMENT ON TABLE appeal_verdict IS 'What the citizen says of a decision, once for each: the only source of "solved".';
CREATE INDEX appeal_verdict__appeal_idx ON appeal_verdict (appeal_id);
GRANT SELECT, INSERT ON appeal_verdict TO jauap_app;

CREATE TABLE appeal_extension (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	reason text NOT NULL,
	old_due_on date NOT NULL,
	new_due_on date NOT NULL,
	decided_by uuid REFERENCES person (id),
	decided_at timestamptz NOT NULL
);
COMMENT ON TABLE appeal_extension IS 'Reasoned decisions of the head to extend the term (Art. 76(3)).';
CREATE INDEX appeal_extension__appeal_idx ON appeal_extension (appeal_id, decided_at);
GRANT SELECT, INSERT ON appeal_extension TO jauap_app;

CREATE TABLE reminder (
	subject_kind text NOT NULL,
	subject_id uuid NOT NULL,
	due_on date NOT NULL,
	step text NOT NULL,
	sent_at timestamptz NOT NULL,
	PRIMARY KEY (subject_kind, subject_id, due_on, step)
);
COMMENT ON TABLE reminder IS 'Each reminder and escalation once for each term.';
GRANT SELECT, INSERT ON reminder TO jauap_app;

-- Published figures, refreshed by a job: a public page never counts the register on load.
CREATE MATERIALIZED VIEW appeal_figures AS
	SELECT
		date_trunc('month', a.received_at AT TIME ZONE 'Asia/Almaty')::date AS month,
		a.region_id,
		a.theme_id,
		count(*)::int AS received,
		count(*) FILTER (WHERE a.answered_at IS NOT NULL)::int AS decided,
		count(*) FILTER (WHERE a.answered_at IS NOT NULL AND (a.answered_at AT TIME ZONE 'Asia/Almaty')::date <= a.first_due_on)::int AS on_time,
		count(*) FILTER (WHERE a.answered_at IS NULL AND a.state <> 'withdrawn' AND a.due_on < (now() AT TIME ZONE 'Asia/Almaty')::date)::int AS overdue,
		count(*) FILTER (WHERE a.verdict = 'solved')::int AS solved,
		count(*) FILTER (WHERE a.verdict = 'partly')::int AS partly,
		count(*) FILTER (WHERE a.verdict = 'not_solved')::int AS not_solved
	FROM appeal a GROUP BY 1, 2, 3;
CREATE UNIQUE INDEX appeal_figures__key ON appeal_figures (month, region_id, theme_id) NULLS NOT DISTINCT;
COMMENT ON MATERIALIZED VIEW appeal_figures IS 'on_time is judged by first_due_on, so that an extension or a reopening cannot improve the figure.';

CREATE MATERIALIZED VIEW appeal_figures_days AS
	SELECT
		date_trunc('month', a.received_at AT TIME ZONE 'Asia/Almaty')::date AS month,
		a.region_id,
		a.theme_id,
		a.answered_days AS days,
		count(*)::int AS appeals
	FROM appeal a WHERE a.answered_days IS NOT NULL GROUP BY 1, 2, 3, 4;
CREATE UNIQUE INDEX appeal_figures_days__key ON appeal_figures_days (month, region_id, theme_id, days) NULLS NOT DISTINCT;
COMMENT ON MATERIALIZED VIEW appeal_figures_days IS 'Histogram from which the median of working days is read.';

GRANT SELECT ON appeal_figures, appeal_figures_days TO jauap_app;
CREATE FUNCTION refresh_figures() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	REFRESH MATERIALIZED VIEW CONCURRENTLY appeal_figures;
	REFRESH MATERIALIZED VIEW CONCURRENTLY appeal_figures_days;
$$;
REVOKE EXECUTE ON FUNCTION refresh_figures() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_figures() TO jauap_app;
