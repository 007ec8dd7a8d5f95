-- Nothing of a draft is lost: what was sent for approval, and what somebody else wrote over, is kept.

CREATE TABLE decision_draft_version (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	outcome text,
	language text NOT NULL,
	text text NOT NULL,
	drafted_by uuid REFERENCES person (id),
	saved_at timestamptz NOT NULL,
	why text NOT NULL CONSTRAINT decision_draft_version__why_check CHECK (why IN ('submitted', 'overtaken'))
);
COMMENT ON TABLE decision_draft_version IS 'Drafts as they stood when they were sent for approval, or when another person saved over them. Written by a trigger, so that no way of saving forgets it.';
CREATE INDEX decision_draft_version__appeal_idx ON decision_draft_version (appeal_id, id);
GRANT SELECT, INSERT ON decision_draft_version TO jauap_app;

CREATE FUNCTION keep_draft_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.drafted_by IS DISTINCT FROM NEW.drafted_by AND OLD.text <> NEW.text AND OLD.text <> '' THEN
		INSERT INTO decision_draft_version (appeal_id, outcome, language, text, drafted_by, saved_at, why)
		VALUES (OLD.appeal_id, OLD.outcome, OLD.language, OLD.text, OLD.drafted_by, OLD.changed_at, 'overtaken');
	END IF;
	IF NEW.submitted_at IS NOT NULL AND NEW.submitted_at IS DISTINCT FROM OLD.submitted_at THEN
		INSERT INTO decision_draft_version (appeal_id, outcome, language, text, drafted_by, saved_at, why)
		VALUES (NEW.appeal_id, NEW.outcome, NEW.language, NEW.text, NEW.drafted_by, NEW.submitted_at, 'submitted');
	END IF;
	RETURN NEW;
END $$;
CREATE TRIGGER decision_draft__keep_version AFTER UPDATE ON decision_draft FOR EACH ROW EXECUTE FUNCTION keep_draft_version();
