-- How long what is held of an appeal is kept, what holds it longer, and what was removed.

CREATE TABLE retention_rule (
	id uuid PRIMARY KEY,
	kind text,
	what text NOT NULL CONSTRAINT retention_rule__what_check CHECK (what IN ('person', 'words', 'files')),
	months integer NOT NULL CONSTRAINT retention_rule__months_check CHECK (months BETWEEN 1 AND 1200),
	valid_from date NOT NULL,
	valid_to date,
	source text NOT NULL,
	made_by uuid REFERENCES person (id),
	made_at timestamptz NOT NULL
);
COMMENT ON TABLE retention_rule IS 'After how many months from closing which part of an appeal is removed. Without a rule nothing is.';
COMMENT ON COLUMN retention_rule.kind IS 'Kind of appeal; empty: every kind that has no rule of its own.';
CREATE UNIQUE INDEX retention_rule__one_open_key ON retention_rule (kind, what) NULLS NOT DISTINCT WHERE valid_to IS NULL;
GRANT SELECT, INSERT, UPDATE (valid_to) ON retention_rule TO jauap_app;

CREATE TABLE appeal_hold (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	reason text NOT NULL,
	placed_by uuid REFERENCES person (id),
	placed_at timestamptz NOT NULL,
	lifted_by uuid REFERENCES person (id),
	lifted_at timestamptz
);
COMMENT ON TABLE appeal_hold IS 'Somebody needs the case (a court, a check): nothing of it is removed until the hold is lifted.';
CREATE UNIQUE INDEX appeal_hold__one_open_key ON appeal_hold (appeal_id) WHERE lifted_at IS NULL;
GRANT SELECT, INSERT, UPDATE (lifted_by, lifted_at) ON appeal_hold TO jauap_app;

CREATE TABLE appeal_redaction (
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	what text NOT NULL CONSTRAINT appeal_redaction__what_check CHECK (what IN ('person', 'words', 'files')),
	rule_id uuid NOT NULL REFERENCES retention_rule (id),
	at timestamptz NOT NULL,
	PRIMARY KEY (appeal_id, what)
);
COMMENT ON TABLE appeal_redaction IS 'What was removed of an appeal, when and by which rule. Number, dates, kind, theme, outcome and figures stay.';
GRANT SELECT, INSERT ON appeal_redaction TO jauap_app;

CREATE INDEX appeal__closed_idx ON appeal (closed_at, id) WHERE closed_at IS NOT NULL;

CREATE FUNCTION redaction_mark() RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT '[жойылды · удалено · removed]' $$;
COMMENT ON FUNCTION redaction_mark() IS 'Stands where words were removed, in every language of the house.';

CREATE FUNCTION only_redacted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	name text;
	after text;
BEGIN
	FOREACH name IN ARRAY TG_ARGV LOOP
		after := to_jsonb(NEW) ->> name;
		IF after IS DISTINCT FROM to_jsonb(OLD) ->> name AND after IS NOT NULL AND after <> redaction_mark() THEN
			RAISE EXCEPTION '%.% is only added; it can be removed, never changed', TG_TABLE_NAME, name USING ERRCODE = 'insufficient_privilege';
		END IF;
	END LOOP;
	RETURN NEW;
END $$;
COMMENT ON FUNCTION only_redacted() IS 'Words of record: the application may put the mark in their place, nothing else.';

GRANT UPDATE (text) ON decision, appeal_remark, appeal_verdict, decision_draft_version TO jauap_app;
GRANT UPDATE (reason) ON appeal_extension, appeal_merge TO jauap_app;
GRANT UPDATE (subject, text) ON appeal_notice TO jauap_app;
GRANT UPDATE (text) ON assignment_report TO jauap_app;
GRANT UPDATE (reason) ON assignment_extension TO jauap_app;
GRANT UPDATE (findings) ON decision_review TO jauap_app;
CREATE TRIGGER decision_only_redacted BEFORE UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION only_redacted('text');
CREATE TRIGGER decision_draft_version_only_redacted BEFORE UPDATE ON decision_draft_version FOR EACH ROW EXECUTE FUNCTION only_redacted('text');
CREATE TRIGGER appeal_remark_only_redacted BEFORE UPDATE ON appeal_remark FOR EACH ROW EXECUTE FUNCTION only_redacted('text');
CREATE TRIGGER appeal_verdict_only_redacted BEFORE UPDATE ON appeal_verdict FOR EACH ROW EXECUTE FUNCTION only_redacted('text');
CREATE TRIGGER appeal_extension_only_redacted BEFORE UPDATE ON appeal_extension FOR EACH ROW EXECUTE FUNCTION only_redacted('reason');
CREATE TRIGGER appeal_merge_only_redacted BEFORE UPDATE ON appeal_merge FOR EACH ROW EXECUTE FUNCTION only_redacted('reason');
CREATE TRIGGER appeal_notice_only_redacted BEFORE UPDATE ON appeal_notice FOR EACH ROW EXECUTE FUNCTION only_redacted('subject', 'text');
CREATE TRIGGER assignment_report_only_redacted BEFORE UPDATE ON assignment_report FOR EACH ROW EXECUTE FUNCTION only_redacted('text');

CREATE OR REPLACE FUNCTION file_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.subject_kind <> 'draft' AND NOT EXISTS (
		SELECT FROM appeal_redaction r WHERE r.what = 'files' AND r.appeal_id = CASE OLD.subject_kind
			WHEN 'appeal' THEN OLD.subject_id
			WHEN 'assignment_report' THEN (SELECT a.origin_id FROM assignment_report p JOIN assignment a ON a.id = p.assignment_id WHERE p.id = OLD.subject_id AND a.origin_kind = 'appeal')
		END)
	THEN RAISE EXCEPTION 'a file of a % is never removed', OLD.subject_kind USING CONSTRAINT = 'file__keep'; END IF;
	RETURN OLD;
END $$;
COMMENT ON FUNCTION file_keep() IS 'A file of a case goes only with a row in appeal_redaction that says by which rule.';
