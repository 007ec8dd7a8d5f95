-- What the leadership asks of many units: one text over one assignment for each of them.

CREATE TABLE directive (
	id uuid PRIMARY KEY,
	state text NOT NULL CONSTRAINT directive__state_check CHECK (state IN ('draft', 'issued', 'closed', 'cancelled')),
	title text NOT NULL,
	text text NOT NULL,
	priority text,
	issuer_unit_id uuid NOT NULL REFERENCES unit (id),
	issuer_person_id uuid REFERENCES person (id),
	due_on date NOT NULL,
	audience jsonb NOT NULL,
	made_at timestamptz NOT NULL,
	issued_at timestamptz,
	ended_at timestamptz,
	reason text,
	version integer NOT NULL DEFAULT 1,
	CONSTRAINT directive__issued_check CHECK (state NOT IN ('issued', 'closed') OR issued_at IS NOT NULL),
	CONSTRAINT directive__ended_check CHECK ((state IN ('closed', 'cancelled')) = (ended_at IS NOT NULL)),
	CONSTRAINT directive__reason_check CHECK (state <> 'cancelled' OR reason IS NOT NULL)
);
COMMENT ON TABLE directive IS 'Its assignments carry it as their subject; their dates, reports and states are theirs, and what is said of the whole follows from them.';
COMMENT ON COLUMN directive.audience IS 'To which units it goes, as a rule of the organisation.';
COMMENT ON COLUMN directive.issuer_person_id IS 'Empty when the system drafted it by rule.';
CREATE INDEX directive__issuer_idx ON directive (issuer_unit_id, made_at DESC, id DESC);
CREATE INDEX directive__made_idx ON directive (made_at DESC, id DESC);
GRANT SELECT, INSERT, UPDATE ON directive TO jauap_app;

CREATE TABLE directive_criterion (
	id uuid PRIMARY KEY,
	directive_id uuid NOT NULL REFERENCES directive (id),
	position integer NOT NULL,
	text text NOT NULL,
	evidence boolean NOT NULL,
	CONSTRAINT directive_criterion__position_key UNIQUE (directive_id, position)
);
COMMENT ON TABLE directive_criterion IS 'When a part counts as done. Written before the directive is issued and never after.';
COMMENT ON COLUMN directive_criterion.evidence IS 'It is met only with a file in the report.';
GRANT SELECT, INSERT, DELETE ON directive_criterion TO jauap_app;

CREATE FUNCTION directive_criterion_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM directive WHERE id = coalesce(NEW.directive_id, OLD.directive_id) AND state <> 'draft') THEN
		RAISE EXCEPTION 'the criteria of a directive that was issued stay as they are';
	END IF;
	RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER directive_criterion_frozen BEFORE INSERT OR UPDATE OR DELETE ON directive_criterion FOR EACH ROW EXECUTE FUNCTION directive_criterion_frozen();

CREATE TABLE directive_addressee (
	directive_id uuid NOT NULL REFERENCES directive (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	PRIMARY KEY (directive_id, unit_id)
);
COMMENT ON TABLE directive_addressee IS 'The units that the rule meant when it was last shown: it is sent to these or not at all.';
GRANT SELECT, INSERT, DELETE ON directive_addressee TO jauap_app;

CREATE TABLE directive_mark (
	assignment_id uuid NOT NULL REFERENCES assignment (id),
	round integer NOT NULL,
	criterion_id uuid NOT NULL REFERENCES directive_criterion (id),
	met boolean NOT NULL,
	remark text,
	at timestamptz NOT NULL,
	marked_by uuid REFERENCES person (id),
	PRIMARY KEY (assignment_id, round, criterion_id),
	CONSTRAINT directive_mark__remark_check CHECK (met OR remark IS NOT NULL)
);
COMMENT ON TABLE directive_mark IS 'What a judge said of each criterion, once for each time that the part was reported.';
COMMENT ON COLUMN directive_mark.round IS 'How often the part had been returned before.';
GRANT SELECT, INSERT ON directive_mark TO jauap_app;
