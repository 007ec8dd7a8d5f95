-- What every room stands on: the journal, the outbox, idempotency keys, settings, files, the calendar, deadlines.
-- Roles: whoever runs the migrations owns the tables; the application connects with role jauap_app.

CREATE EXTENSION IF NOT EXISTS ltree;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

DO $$ BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'jauap_app') THEN CREATE ROLE jauap_app NOLOGIN; END IF;
END $$;
DO $$ BEGIN EXECUTE format('GRANT jauap_app TO %I', current_user); END $$;
GRANT USAGE ON SCHEMA public TO jauap_app;

-- ── The journal ─────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE journal (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	subject_kind text NOT NULL,
	subject_id uuid NOT NULL,
	seq integer NOT NULL,
	at timestamptz NOT NULL,
	actor_kind text NOT NULL CONSTRAINT journal__actor_kind_check CHECK (actor_kind IN ('anonymous', 'applicant', 'citizen', 'staff', 'system')),
	actor_id uuid,
	act text NOT NULL,
	seen_by text NOT NULL CONSTRAINT journal__seen_by_check CHECK (seen_by IN ('public', 'applicant', 'staff')),
	data json NOT NULL,
	hash bytea NOT NULL,
	CONSTRAINT journal__chain_key UNIQUE (subject_kind, subject_id, seq)
);
COMMENT ON TABLE journal IS 'Every act on every subject, appended in the transaction of the act. Never changed.';
COMMENT ON COLUMN journal.seq IS 'Place in the chain of its subject, from 1 without gaps.';
COMMENT ON COLUMN journal.data IS 'json, not jsonb: the hash covers the text exactly as it was written.';
COMMENT ON COLUMN journal.hash IS 'sha256 over the hash before it in the chain and this row; see journal_append().';

CREATE TABLE journal_head (
	subject_kind text NOT NULL,
	subject_id uuid NOT NULL,
	seq integer NOT NULL,
	hash bytea NOT NULL,
	PRIMARY KEY (subject_kind, subject_id)
);
COMMENT ON TABLE journal_head IS 'Last row of each chain: shows a chain that was cut short, and is the lock under which a chain grows.';

CREATE TABLE journal_digest (
	day date PRIMARY KEY,
	last_id bigint NOT NULL,
	chains bigint NOT NULL,
	digest bytea NOT NULL,
	made_at timestamptz NOT NULL
);
COMMENT ON TABLE journal_digest IS 'The digest of all chain heads published each day: what was published cannot be edited quietly.';

-- The application may insert a row; its place and its hash are the database''s to give.
CREATE FUNCTION journal_append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	head journal_head;
BEGIN
	SELECT * INTO head FROM journal_head WHERE subject_kind = NEW.subject_kind AND subject_id = NEW.subject_id FOR UPDATE;
	IF NOT FOUND THEN
		INSERT INTO journal_head VALUES (NEW.subject_kind, NEW.subject_id, 0, '\x') ON CONFLICT DO NOTHING;
		SELECT * INTO head FROM journal_head WHERE subject_kind = NEW.subject_kind AND subject_id = NEW.subject_id FOR UPDATE;
	END IF;
	NEW.seq := head.seq + 1;
	NEW.hash := sha256(head.hash || convert_to(concat_ws(E'\x1f',
		NEW.subject_kind, NEW.subject_id::text, NEW.seq::text,
		(extract(epoch FROM NEW.at) * 1000)::bigint::text,
		NEW.actor_kind, coalesce(NEW.actor_id::text, ''), NEW.act, NEW.seen_by, NEW.data::text), 'UTF8'));
	UPDATE journal_head SET seq = NEW.seq, hash = NEW.hash WHERE subject_kind = NEW.subject_kind AND subject_id = NEW.subject_id;
	RETURN NEW;
END $$;
CREATE TRIGGER journal_append BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION journal_append();

CREATE INDEX journal__at_idx ON journal (at);
CREATE INDEX journal__actor_idx ON journal (actor_id, id) WHERE actor_id IS NOT NULL;

GRANT SELECT, INSERT ON journal TO jauap_app;
GRANT SELECT ON journal_head TO jauap_app;
GRANT SELECT, INSERT ON journal_digest TO jauap_app;

-- ── Outbox, idempotency, counters, settings ────────────────────────────────────────────────────────────

CREATE TABLE outbox (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	topic text NOT NULL,
	payload jsonb NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE outbox IS 'What must happen after the commit (mail, recount). A relay moves rows to the job queue, each once.';
GRANT SELECT, INSERT, DELETE ON outbox TO jauap_app;

CREATE TABLE idempotency_key (
	scope text NOT NULL,
	key text NOT NULL,
	request_hash bytea NOT NULL,
	response bytea,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (scope, key)
);
COMMENT ON COLUMN idempotency_key.response IS 'Sealed: the first answer may hold an access code.';
CREATE INDEX idempotency_key__created_idx ON idempotency_key (created_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO jauap_app;

CREATE TABLE counter (
	series text PRIMARY KEY,
	value bigint NOT NULL
);
COMMENT ON TABLE counter IS 'Numbers without gaps: taken under the row''s lock, in the transaction that uses them.';
GRANT SELECT, INSERT, UPDATE ON counter TO jauap_app;

CREATE TABLE setting (
	name text PRIMARY KEY,
	value jsonb NOT NULL,
	changed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE setting IS 'What the organisation says of itself: its name, letterhead, working hours, terms.';
GRANT SELECT, INSERT, UPDATE ON setting TO jauap_app;

-- ── Files ─────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE file (
	id uuid PRIMARY KEY,
	sha256 bytea NOT NULL,
	name text NOT NULL,
	mime text NOT NULL,
	bytes bigint NOT NULL CONSTRAINT file__bytes_check CHECK (bytes >= 0),
	subject_kind text NOT NULL,
	subject_id uuid NOT NULL,
	seen_by text NOT NULL CONSTRAINT file__seen_by_check CHECK (seen_by IN ('applicant', 'staff')),
	uploaded_at timestamptz NOT NULL,
	uploaded_by uuid
);
COMMENT ON TABLE file IS 'A named file of a subject; its bytes are stored once by their hash.';
CREATE INDEX file__subject_idx ON file (subject_kind, subject_id, uploaded_at);
CREATE INDEX file__sha256_idx ON file (sha256);
GRANT SELECT, INSERT, UPDATE (subject_kind, subject_id) ON file TO jauap_app;
-- A file taken off an unsent draft may go; one that belongs to a case never does.
GRANT DELETE ON file TO jauap_app;
CREATE FUNCTION file_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.subject_kind <> 'draft' THEN RAISE EXCEPTION 'a file of a % is never removed', OLD.subject_kind USING CONSTRAINT = 'file__keep'; END IF;
	RETURN OLD;
END $$;
CREATE TRIGGER file_keep BEFORE DELETE ON file FOR EACH ROW EXECUTE FUNCTION file_keep();

-- ── The working-day calendar ────────────────────────────────────────────────────────────────────────────

CREATE TABLE calendar_day (
	day date PRIMARY KEY,
	kind text NOT NULL CONSTRAINT calendar_day__kind_check CHECK (kind IN ('off', 'worked')),
	name jsonb NOT NULL,
	source text NOT NULL,
	changed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE calendar_day IS 'Days that differ from the plain week: weekdays off, weekends worked; each with the act it comes from.';
CREATE TABLE calendar_version (
	version integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	made_at timestamptz NOT NULL,
	made_by uuid,
	reason text NOT NULL
);
COMMENT ON TABLE calendar_version IS 'Each change of the calendar; a computed deadline remembers which version made it.';
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_day TO jauap_app;
GRANT SELECT, INSERT ON calendar_version TO jauap_app;

CREATE TABLE deadline_rule (
	id text NOT NULL,
	version integer NOT NULL,
	valid_from date NOT NULL,
	days integer NOT NULL,
	unit text NOT NULL CONSTRAINT deadline_rule__unit_check CHECK (unit IN ('working_day', 'calendar_day', 'month')),
	name jsonb NOT NULL,
	source text NOT NULL,
	PRIMARY KEY (id, version)
);
COMMENT ON TABLE deadline_rule IS 'How long each duty may take, by date, with its article or our published standard. Rows are added, not changed.';
GRANT SELECT, INSERT ON deadline_rule TO jauap_app;

CREATE TABLE deadline (
	id uuid PRIMARY KEY,
	subject_kind text NOT NULL,
	subject_id uuid NOT NULL,
	rule_id text NOT NULL,
	rule_version integer NOT NULL,
	calendar_version integer NOT NULL,
	starts_on date NOT NULL,
	due_on date NOT NULL,
	explanation jsonb NOT NULL,
	computed_at timestamptz NOT NULL,
	met_at timestamptz,
	CONSTRAINT deadline__rule_fkey FOREIGN KEY (rule_id, rule_version) REFERENCES deadline_rule (id, version)
);
COMMENT ON TABLE deadline IS 'A computed date with the rule, the calendar and the day-by-day reason that made it.';
COMMENT ON COLUMN deadline.starts_on IS 'Day zero; counting begins with the next day of the rule''s unit.';
CREATE INDEX deadline__subject_idx ON deadline (subject_kind, subject_id, computed_at);
CREATE INDEX deadline__open_idx ON deadline (due_on, starts_on) WHERE met_at IS NULL;
GRANT SELECT, INSERT, UPDATE (met_at, due_on, explanation, calendar_version, computed_at) ON deadline TO jauap_app;
