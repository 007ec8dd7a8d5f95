-- Statistics of the desk: what was counted is kept, what changed since is counted when it is asked for (decision 0003).

-- What changed since the last count.
CREATE INDEX appeal__changed_idx ON appeal (changed_at);

CREATE TABLE statistic_fact (
	appeal_id uuid PRIMARY KEY,
	version integer NOT NULL,
	unit_id uuid NOT NULL,
	theme_id uuid,
	territory_id uuid,
	kind text NOT NULL,
	channel text NOT NULL,
	outcome text,
	verdict text,
	received_at timestamptz NOT NULL,
	month date NOT NULL,
	first_due_on date NOT NULL,
	due_on date NOT NULL,
	answered_on date,
	answered_days integer,
	open boolean NOT NULL,
	extended boolean NOT NULL,
	reopened boolean NOT NULL,
	day date NOT NULL
);
COMMENT ON TABLE statistic_fact IS 'Of each appeal what is counted, as it was at the last count: narrow, so that a hundred thousand are read at once. No personal data.';
COMMENT ON COLUMN statistic_fact.month IS 'First day of the month of receipt in the deployment''s zone.';
COMMENT ON COLUMN statistic_fact.answered_on IS 'Day of the decision in the deployment''s zone.';
COMMENT ON COLUMN statistic_fact.day IS 'On which day it was held against its terms.';
CREATE INDEX statistic_fact__unit_idx ON statistic_fact (unit_id, received_at);
CREATE INDEX statistic_fact__received_idx ON statistic_fact (received_at);
CREATE INDEX statistic_fact__open_idx ON statistic_fact (unit_id, due_on) WHERE open;
GRANT SELECT, INSERT, UPDATE ON statistic_fact TO jauap_app;

CREATE TABLE statistic_cell (
	month date NOT NULL,
	dimension text NOT NULL CONSTRAINT statistic_cell__dimension_check CHECK (dimension IN ('unit', 'theme', 'territory', 'kind', 'channel', 'outcome')),
	key text NOT NULL,
	days integer NOT NULL,
	received integer NOT NULL,
	on_time integer NOT NULL,
	late integer NOT NULL,
	waiting integer NOT NULL,
	overdue integer NOT NULL,
	apart integer NOT NULL,
	past integer NOT NULL,
	extended integer NOT NULL,
	reopened integer NOT NULL,
	solved integer NOT NULL,
	partly integer NOT NULL,
	not_solved integer NOT NULL,
	silent integer NOT NULL,
	PRIMARY KEY (month, dimension, key, days)
);
COMMENT ON TABLE statistic_cell IS 'Sums of statistic_fact over the whole organisation, by month of receipt and one property of the appeal.';
COMMENT ON COLUMN statistic_cell.key IS 'The value of the property; none where it has none.';
COMMENT ON COLUMN statistic_cell.days IS 'Working days to the decision, -1 without one: medians and other percentiles are read from it.';
COMMENT ON COLUMN statistic_cell.past IS 'Open and past the date first given, whether extended or not.';
GRANT SELECT, INSERT, UPDATE, DELETE ON statistic_cell TO jauap_app;

CREATE TABLE statistic_state (
	one boolean PRIMARY KEY DEFAULT true CONSTRAINT statistic_state__one_check CHECK (one),
	changed_from timestamptz NOT NULL,
	counted_for date NOT NULL
);
COMMENT ON TABLE statistic_state IS 'From which change on the facts may be behind, and from which day on open appeals may have passed their terms. One row.';
INSERT INTO statistic_state (changed_from, counted_for) VALUES ('1970-01-01', '1970-01-01');
GRANT SELECT, UPDATE ON statistic_state TO jauap_app;
