-- A deputy's trips: stops in order, told in advance, reported after; and the method by which settlements are ranked by unmet need.

CREATE TABLE visit (
	id uuid PRIMARY KEY,
	unit_id uuid NOT NULL REFERENCES unit (id),
	mandate_id uuid NOT NULL REFERENCES mandate (id),
	purpose jsonb NOT NULL,
	first_day date NOT NULL,
	starts_at timestamptz,
	ends_at timestamptz,
	made_by uuid REFERENCES person (id),
	made_at timestamptz NOT NULL,
	published_at timestamptz,
	cancelled_at timestamptz,
	cancel_reason text,
	CONSTRAINT visit__ends_check CHECK ((starts_at IS NULL) = (ends_at IS NULL) AND ends_at > starts_at),
	CONSTRAINT visit__published_check CHECK (published_at IS NULL OR starts_at IS NOT NULL),
	CONSTRAINT visit__cancelled_check CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL))
);
COMMENT ON TABLE visit IS 'A trip of somebody who holds a mandate. Whether it is under way or over is computed from its stops, never stored.';
COMMENT ON COLUMN visit.unit_id IS 'Whose people plan and keep it.';
COMMENT ON COLUMN visit.first_day IS 'Where the first stop is proposed while there is none.';
COMMENT ON COLUMN visit.starts_at IS 'Of the first stop that is held, with ends_at of the last: kept in the same transaction, so that lists are read by an index.';
CREATE INDEX visit__unit_idx ON visit (unit_id, made_at DESC, id DESC);
CREATE INDEX visit__mandate_idx ON visit (mandate_id, starts_at DESC);
CREATE INDEX visit__public_idx ON visit (starts_at, id) WHERE published_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON visit TO jauap_app;

CREATE TABLE visit_stop (
	id uuid PRIMARY KEY,
	visit_id uuid NOT NULL REFERENCES visit (id),
	mandate_id uuid NOT NULL REFERENCES mandate (id),
	territory_id uuid NOT NULL REFERENCES territory (id),
	region_id uuid NOT NULL REFERENCES territory (id),
	host_unit_id uuid NOT NULL REFERENCES unit (id),
	place text,
	starts_at timestamptz NOT NULL,
	ends_at timestamptz NOT NULL,
	event_id uuid REFERENCES event (id),
	sequence integer NOT NULL DEFAULT 0,
	changed_at timestamptz NOT NULL,
	moved_from timestamptz,
	move_reason text,
	cancelled_at timestamptz,
	cancel_reason text,
	reported_at timestamptz,
	reported_by uuid REFERENCES person (id),
	people integer CONSTRAINT visit_stop__people_check CHECK (people BETWEEN 0 AND 100000),
	summary text,
	report_by date,
	CONSTRAINT visit_stop__ends_check CHECK (ends_at > starts_at),
	CONSTRAINT visit_stop__moved_check CHECK ((moved_from IS NULL) = (move_reason IS NULL)),
	CONSTRAINT visit_stop__cancelled_check CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)),
	CONSTRAINT visit_stop__reported_check CHECK (num_nulls(reported_at, people, summary) IN (0, 3) AND (reported_at IS NULL OR cancelled_at IS NULL)),
	CONSTRAINT visit_stop__one_place_excl EXCLUDE USING gist (mandate_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (cancelled_at IS NULL)
);
COMMENT ON TABLE visit_stop IS 'Where and when on the way; nobody is in two places at once, whichever trip it is.';
COMMENT ON COLUMN visit_stop.host_unit_id IS 'Who receives on the spot: answers the telephone, is written to when the plan changes.';
COMMENT ON COLUMN visit_stop.sequence IS 'Rises with each change that was published (RFC 5545, 3.8.7.4).';
COMMENT ON COLUMN visit_stop.moved_from IS 'The start that was told before the last move; every move is in the journal.';
COMMENT ON COLUMN visit_stop.people IS 'How many came, as was reported.';
COMMENT ON COLUMN visit_stop.report_by IS 'The last day for the report, by the rule in force when the stop was put in; moves with it.';
CREATE INDEX visit_stop__visit_idx ON visit_stop (visit_id, starts_at);
CREATE INDEX visit_stop__territory_idx ON visit_stop (territory_id, starts_at DESC);
CREATE INDEX visit_stop__region_idx ON visit_stop (region_id, starts_at);
CREATE INDEX visit_stop__unreported_idx ON visit_stop (ends_at) WHERE reported_at IS NULL AND cancelled_at IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON visit_stop TO jauap_app;

CREATE TABLE visit_promise (
	assignment_id uuid PRIMARY KEY REFERENCES assignment (id),
	stop_id uuid NOT NULL REFERENCES visit_stop (id)
);
COMMENT ON TABLE visit_promise IS 'What was promised at a stop: an assignment with a date, whose text is public.';
CREATE INDEX visit_promise__stop_idx ON visit_promise (stop_id);
GRANT SELECT, INSERT ON visit_promise TO jauap_app;

CREATE TABLE visit_method (
	valid_from date PRIMARY KEY,
	valid_to date,
	speed_kmh integer NOT NULL CONSTRAINT visit_method__speed_check CHECK (speed_kmh BETWEEN 10 AND 200),
	detour_percent integer NOT NULL CONSTRAINT visit_method__detour_check CHECK (detour_percent BETWEEN 0 AND 200),
	weights jsonb NOT NULL,
	even_people integer NOT NULL CONSTRAINT visit_method__even_check CHECK (even_people BETWEEN 1 AND 100000),
	half_months integer NOT NULL CONSTRAINT visit_method__months_check CHECK (half_months BETWEEN 1 AND 120),
	half_km integer NOT NULL CONSTRAINT visit_method__km_check CHECK (half_km BETWEEN 1 AND 2000),
	half_people integer NOT NULL CONSTRAINT visit_method__people_check CHECK (half_people BETWEEN 1 AND 1000000),
	least_known integer NOT NULL CONSTRAINT visit_method__known_check CHECK (least_known BETWEEN 1 AND 100),
	source text NOT NULL,
	reason text,
	added_at timestamptz,
	added_by uuid REFERENCES person (id),
	CONSTRAINT visit_method__dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
	CONSTRAINT visit_method__one_at_a_time_excl EXCLUDE USING gist (daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE visit_method IS 'Editions by date: how settlements are ranked by unmet need, and how long a way takes.';
COMMENT ON COLUMN visit_method.detour_percent IS 'A road is so much longer than the straight line.';
COMMENT ON COLUMN visit_method.weights IS 'Weight of each component: appeals, problems, wishes, waiting, distance, people.';
COMMENT ON COLUMN visit_method.even_people IS 'A rate per head is drawn to the region''s as if so many average people lived there too: a hamlet is not ranked by chance.';
COMMENT ON COLUMN visit_method.half_months IS 'After so many months without a visit a settlement gets half of that component; half_km and half_people likewise.';
COMMENT ON COLUMN visit_method.least_known IS 'Per cent of the weights: of whom less is known is not ranked.';
GRANT SELECT, INSERT, UPDATE (valid_to) ON visit_method TO jauap_app;

-- What is open, by place: read for all settlements of a region at once.
CREATE INDEX appeal__open_place_idx ON appeal (territory_id) INCLUDE (sensitive, conflicted) WHERE state NOT IN ('answered', 'closed', 'withdrawn', 'merged');
CREATE INDEX problem__open_place_idx ON problem (territory_id) WHERE state IN ('open', 'planned', 'in_work');
