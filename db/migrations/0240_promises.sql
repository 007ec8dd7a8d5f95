-- Pre-election programmes and their promises: what was said, what is done for it, what came of it; three things kept apart.

CREATE TABLE programme (
	id uuid PRIMARY KEY,
	unit_id uuid NOT NULL REFERENCES unit (id),
	territory_id uuid NOT NULL REFERENCES territory (id),
	title jsonb NOT NULL,
	term_from date NOT NULL,
	term_to date NOT NULL,
	selection text NOT NULL,
	made_by uuid REFERENCES person (id),
	made_at timestamptz NOT NULL,
	published_at timestamptz,
	last_number integer NOT NULL DEFAULT 0,
	CONSTRAINT programme__term_check CHECK (term_to > term_from)
);
COMMENT ON TABLE programme IS 'What was pledged before an election, for a territory and a term. Its document is a file; its hash is public.';
COMMENT ON COLUMN programme.selection IS 'By which rule promises were taken from the document into the list: published, so that nobody picks the easy ones.';
COMMENT ON COLUMN programme.last_number IS 'Numbers are given once; what was taken off a draft leaves a gap that nobody fills.';
CREATE INDEX programme__unit_idx ON programme (unit_id, made_at DESC, id DESC);
GRANT SELECT, INSERT, UPDATE ON programme TO jauap_app;

CREATE TABLE promise (
	id uuid PRIMARY KEY,
	programme_id uuid NOT NULL REFERENCES programme (id),
	number integer NOT NULL,
	quote text NOT NULL,
	language text NOT NULL CONSTRAINT promise__language_check CHECK (language IN ('kk', 'ru', 'en')),
	page text,
	said_on date,
	speaker text,
	url text,
	territory_id uuid NOT NULL REFERENCES territory (id),
	region_id uuid NOT NULL REFERENCES territory (id),
	theme_id uuid NOT NULL REFERENCES theme (id),
	criterion text NOT NULL,
	measure text,
	baseline numeric,
	target numeric,
	first_due_on date NOT NULL,
	due_on date NOT NULL,
	unit_id uuid NOT NULL REFERENCES unit (id),
	person_id uuid REFERENCES person (id),
	budget numeric CONSTRAINT promise__budget_check CHECK (budget > 0),
	publication text NOT NULL DEFAULT 'draft' CONSTRAINT promise__publication_check CHECK (publication IN ('draft', 'published', 'corrected')),
	published_on date,
	moved_on date,
	verdict text CONSTRAINT promise__verdict_check CHECK (verdict IN ('kept', 'kept_late', 'compromise', 'broken', 'withdrawn')),
	verdict_on date,
	made_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL,
	CONSTRAINT promise__number_key UNIQUE (programme_id, number),
	CONSTRAINT promise__measure_check CHECK (num_nulls(measure, baseline, target) IN (0, 3) AND baseline <> target),
	CONSTRAINT promise__published_check CHECK ((publication = 'draft') = (published_on IS NULL)),
	CONSTRAINT promise__judged_check CHECK (verdict IS NULL OR publication <> 'draft'),
	CONSTRAINT promise__verdict_on_check CHECK ((verdict IS NULL) = (verdict_on IS NULL))
);
COMMENT ON TABLE promise IS 'One promise in the words of the document. Its progress is computed from evidence, its verdict comes with a row of promise_verdict.';
COMMENT ON COLUMN promise.first_due_on IS 'The day that was promised: whether it was kept late is judged by it, whatever is corrected after.';
COMMENT ON COLUMN promise.budget IS 'In tenge, where the document says it.';
COMMENT ON COLUMN promise.moved_on IS 'Day of the latest evidence that stands.';
COMMENT ON COLUMN promise.verdict IS 'Set by the database alone, from promise_verdict.';
CREATE INDEX promise__region_idx ON promise (region_id, due_on, id) WHERE publication <> 'draft';
CREATE INDEX promise__territory_idx ON promise (territory_id, due_on, id);
CREATE INDEX promise__public_idx ON promise (due_on, id) WHERE publication <> 'draft';
CREATE INDEX promise__theme_idx ON promise (theme_id, due_on, id) WHERE publication <> 'draft';
CREATE INDEX promise__unit_idx ON promise (unit_id, due_on, id);
GRANT SELECT, DELETE ON promise TO jauap_app;
-- The verdict is never the application's to set.
GRANT INSERT (id, programme_id, number, quote, language, page, said_on, speaker, url, territory_id, region_id, theme_id, criterion, measure, baseline, target,
	first_due_on, due_on, unit_id, person_id, budget, publication, published_on, made_at, changed_at) ON promise TO jauap_app;
GRANT UPDATE (quote, language, page, said_on, speaker, url, territory_id, region_id, theme_id, criterion, measure, baseline, target,
	first_due_on, due_on, unit_id, person_id, budget, publication, published_on, moved_on, changed_at) ON promise TO jauap_app;

CREATE FUNCTION promise_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.publication <> 'draft' THEN
		RAISE EXCEPTION 'a published promise stays in the list, with its day' USING ERRCODE = 'check_violation', CONSTRAINT = 'promise__stays_check';
	END IF;
	RETURN coalesce(NEW, OLD);
END $$;
COMMENT ON FUNCTION promise_stays() IS 'What was published is withdrawn with a reason, never removed: the denominator does not shrink, and the promised day does not move.';
CREATE TRIGGER promise__stays BEFORE DELETE ON promise FOR EACH ROW EXECUTE FUNCTION promise_stays();
CREATE TRIGGER promise__day_stays BEFORE UPDATE OF first_due_on ON promise FOR EACH ROW
	WHEN (OLD.first_due_on <> NEW.first_due_on) EXECUTE FUNCTION promise_stays();

CREATE TABLE promise_milestone (
	assignment_id uuid PRIMARY KEY REFERENCES assignment (id),
	promise_id uuid NOT NULL REFERENCES promise (id),
	CONSTRAINT promise_milestone__of_key UNIQUE (promise_id, assignment_id)
);
COMMENT ON TABLE promise_milestone IS 'A step towards a promise: an assignment with a date. It is met when it was accepted and evidence of it stands.';
GRANT SELECT, INSERT ON promise_milestone TO jauap_app;

CREATE TABLE promise_evidence (
	id uuid PRIMARY KEY,
	promise_id uuid NOT NULL REFERENCES promise (id),
	milestone_id uuid,
	kind text NOT NULL CONSTRAINT promise_evidence__kind_check CHECK (kind IN ('document', 'photo', 'link', 'contract')),
	title text NOT NULL,
	url text,
	contract text,
	place text,
	on_day date NOT NULL,
	at_time time,
	value numeric,
	sha256 bytea NOT NULL,
	added_at timestamptz NOT NULL,
	added_by uuid REFERENCES person (id),
	struck_at timestamptz,
	struck_reason text,
	CONSTRAINT promise_evidence__milestone_fkey FOREIGN KEY (promise_id, milestone_id) REFERENCES promise_milestone (promise_id, assignment_id),
	CONSTRAINT promise_evidence__twice_key UNIQUE (promise_id, sha256),
	CONSTRAINT promise_evidence__kinds_check CHECK ((kind = 'link') = (url IS NOT NULL) AND (kind = 'contract') = (contract IS NOT NULL)
		AND (kind = 'photo') = (place IS NOT NULL) AND (kind = 'photo') = (at_time IS NOT NULL)),
	CONSTRAINT promise_evidence__struck_check CHECK ((struck_at IS NULL) = (struck_reason IS NULL))
);
COMMENT ON TABLE promise_evidence IS 'What shows that something was done: a paper, a photo with its place and time, a link, a contract. With a value it is a reading of the indicator.';
COMMENT ON COLUMN promise_evidence.sha256 IS 'Of the file; of what was written where there is none.';
COMMENT ON COLUMN promise_evidence.struck_at IS 'A dispute was upheld: it proves nothing any more, and stays to be seen.';
CREATE INDEX promise_evidence__promise_idx ON promise_evidence (promise_id, on_day DESC);
GRANT SELECT, INSERT, UPDATE (struck_at, struck_reason) ON promise_evidence TO jauap_app;

CREATE TABLE promise_verdict (
	id uuid PRIMARY KEY,
	promise_id uuid NOT NULL REFERENCES promise (id),
	verdict text NOT NULL CONSTRAINT promise_verdict__verdict_check CHECK (verdict IN ('kept', 'kept_late', 'compromise', 'broken', 'withdrawn')),
	done_on date,
	reason text NOT NULL,
	evidence_ids uuid[] NOT NULL CONSTRAINT promise_verdict__evidence_check CHECK (cardinality(evidence_ids) > 0),
	on_day date NOT NULL,
	at timestamptz NOT NULL,
	by_id uuid REFERENCES person (id),
	CONSTRAINT promise_verdict__done_check CHECK ((verdict IN ('kept', 'kept_late')) = (done_on IS NOT NULL))
);
COMMENT ON TABLE promise_verdict IS 'What came of a promise, each time somebody judged; the latest holds while any evidence it names stands.';
CREATE INDEX promise_verdict__promise_idx ON promise_verdict (promise_id, at DESC);
GRANT SELECT, INSERT ON promise_verdict TO jauap_app;

CREATE FUNCTION promise_verdict_proved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	promised date;
BEGIN
	SELECT first_due_on INTO promised FROM promise WHERE id = NEW.promise_id FOR UPDATE;
	IF (SELECT count(*) FROM promise_evidence e WHERE e.promise_id = NEW.promise_id AND e.id = ANY (NEW.evidence_ids) AND e.struck_at IS NULL)
		<> cardinality(NEW.evidence_ids) THEN
		RAISE EXCEPTION 'a verdict names evidence of its promise that stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'promise_verdict__proved_check';
	END IF;
	IF NEW.done_on IS NOT NULL AND (NEW.verdict = 'kept_late') <> (NEW.done_on > promised) THEN
		RAISE EXCEPTION 'kept late is what was done after the promised day' USING ERRCODE = 'check_violation', CONSTRAINT = 'promise_verdict__late_check';
	END IF;
	RETURN NEW;
END $$;
COMMENT ON FUNCTION promise_verdict_proved() IS 'No verdict without evidence, and none that hides lateness, whoever writes the row.';
CREATE TRIGGER promise_verdict__proved BEFORE INSERT ON promise_verdict FOR EACH ROW EXECUTE FUNCTION promise_verdict_proved();

CREATE FUNCTION promise_verdict_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	UPDATE promise p SET verdict = v.verdict, verdict_on = v.on_day FROM (SELECT 1) one
		LEFT JOIN LATERAL (SELECT l.verdict, l.on_day
			FROM (SELECT * FROM promise_verdict WHERE promise_id = NEW.promise_id ORDER BY at DESC, id DESC LIMIT 1) l
			WHERE EXISTS (SELECT FROM promise_evidence e WHERE e.id = ANY (l.evidence_ids) AND e.struck_at IS NULL)) v ON true
	WHERE p.id = NEW.promise_id;
	RETURN NULL;
END $$;
COMMENT ON FUNCTION promise_verdict_follow() IS 'The verdict that stands: the latest one, while any of its evidence does.';
REVOKE ALL ON FUNCTION promise_verdict_follow() FROM PUBLIC;
CREATE TRIGGER promise_verdict__follow AFTER INSERT ON promise_verdict FOR EACH ROW EXECUTE FUNCTION promise_verdict_follow();
CREATE TRIGGER promise_evidence__follow AFTER UPDATE OF struck_at ON promise_evidence FOR EACH ROW EXECUTE FUNCTION promise_verdict_follow();
