-- A deputy's report: assembled from facts, completed by hand, frozen before the meeting at which it is given.

CREATE TABLE report (
	id uuid PRIMARY KEY,
	mandate_id uuid NOT NULL REFERENCES mandate (id),
	event_id uuid NOT NULL REFERENCES gathering (event_id) CONSTRAINT report__event_key UNIQUE,
	period_from date NOT NULL,
	period_to date NOT NULL,
	texts jsonb NOT NULL DEFAULT '{}',
	publish_by date NOT NULL,
	rate_until date NOT NULL,
	made_by uuid REFERENCES person (id),
	made_at timestamptz NOT NULL,
	CONSTRAINT report__period_check CHECK (period_to >= period_from)
);
COMMENT ON TABLE report IS 'A report of somebody who holds a mandate, for a period, given at a meeting. Whether it is a draft, published, held or closed is computed, never stored.';
COMMENT ON COLUMN report.texts IS 'What the deputy says, section by section, each in the languages in which it was written. Facts are never here.';
COMMENT ON COLUMN report.publish_by IS 'The last day to publish it, by the rule in force on the day of the meeting; moves with it. So does rate_until, the last day on which those who came rate it.';
CREATE INDEX report__mandate_idx ON report (mandate_id);
GRANT SELECT, INSERT, UPDATE (event_id, period_from, period_to, texts, publish_by, rate_until) ON report TO jauap_app;

CREATE TABLE report_frozen (
	report_id uuid PRIMARY KEY REFERENCES report (id),
	body text NOT NULL,
	sha256 bytea NOT NULL,
	published_at timestamptz NOT NULL,
	published_by uuid REFERENCES person (id)
);
COMMENT ON TABLE report_frozen IS 'A report as it was published: the very text of its figures and words, and its hash. What changed since is computed anew and shown beside.';
CREATE INDEX report_frozen__at_idx ON report_frozen (published_at DESC, report_id DESC);
GRANT SELECT, INSERT ON report_frozen TO jauap_app;

CREATE TABLE report_amendment (
	id uuid PRIMARY KEY,
	report_id uuid NOT NULL REFERENCES report_frozen (report_id),
	section text NOT NULL,
	texts jsonb NOT NULL,
	reason text NOT NULL,
	at timestamptz NOT NULL,
	by uuid REFERENCES person (id)
);
COMMENT ON TABLE report_amendment IS 'What was corrected after publication, and why: shown beside what stood there, never over it.';
CREATE INDEX report_amendment__report_idx ON report_amendment (report_id, at);
GRANT SELECT, INSERT ON report_amendment TO jauap_app;

CREATE TABLE report_promise (
	assignment_id uuid PRIMARY KEY REFERENCES assignment (id),
	report_id uuid NOT NULL REFERENCES report (id),
	number integer NOT NULL CONSTRAINT report_promise__number_check CHECK (number > 0),
	quote text NOT NULL,
	whom text NOT NULL,
	unit_id uuid NOT NULL REFERENCES unit (id),
	promised_until date NOT NULL,
	written_at timestamptz NOT NULL,
	written_by uuid REFERENCES person (id),
	CONSTRAINT report_promise__place_key UNIQUE (report_id, number),
	CONSTRAINT report_promise__once_key UNIQUE (report_id, quote)
);
COMMENT ON TABLE report_promise IS 'What was promised at a report meeting: an assignment with a date. The words are public, and so is what came of it.';
COMMENT ON COLUMN report_promise.whom IS 'To whom or where: a street, a school, a village; no name of a citizen.';
COMMENT ON COLUMN report_promise.promised_until IS 'What was said in public; a later day given inside the organisation does not move it.';
GRANT SELECT, INSERT ON report_promise TO jauap_app;
