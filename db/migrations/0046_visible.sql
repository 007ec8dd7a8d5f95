-- Who may know of an appeal: sensitive cases are for named readers, and nobody reads a complaint about themselves or their head.

ALTER TABLE appeal ADD COLUMN sensitive boolean NOT NULL DEFAULT false, ADD COLUMN conflicted boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN appeal.sensitive IS 'Known only to those in appeal_reader, and for a while to those in appeal_glass.';
COMMENT ON COLUMN appeal.conflicted IS 'Has rows in appeal_against: whoever is named there, and their subordinates, may not know of it.';
-- The two flags stand in the indexes from which open appeals are counted: a count stays in the index.
DROP INDEX appeal__open_unit_idx, appeal__open_executor_idx, appeal__open_due_idx, appeal__unit_answered_idx;
CREATE INDEX appeal__open_unit_idx ON appeal (unit_id, due_on, id) INCLUDE (sensitive, conflicted) WHERE state NOT IN ('answered', 'closed', 'withdrawn', 'merged');
CREATE INDEX appeal__open_executor_idx ON appeal (executor_id, due_on, id) INCLUDE (sensitive, conflicted) WHERE state NOT IN ('answered', 'closed', 'withdrawn', 'merged');
CREATE INDEX appeal__open_due_idx ON appeal (due_on, id) INCLUDE (sensitive, conflicted) WHERE state NOT IN ('answered', 'closed', 'withdrawn', 'merged');
CREATE INDEX appeal__unit_answered_idx ON appeal (unit_id, answered_at) INCLUDE (first_due_on, rating, sensitive) WHERE answered_at IS NOT NULL;
CREATE INDEX appeal__guarded_idx ON appeal (id) WHERE sensitive OR conflicted;

CREATE TABLE appeal_reader (
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	person_id uuid NOT NULL REFERENCES person (id),
	named_by uuid REFERENCES person (id),
	named_at timestamptz NOT NULL,
	PRIMARY KEY (appeal_id, person_id)
);
COMMENT ON TABLE appeal_reader IS 'Need to know: of a sensitive appeal only these know, within the right their post gives. Naming narrows, it never widens. The journal keeps who was named and taken off.';
CREATE INDEX appeal_reader__person_idx ON appeal_reader (person_id);
GRANT SELECT, INSERT, DELETE ON appeal_reader TO jauap_app;

CREATE TABLE appeal_glass (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	person_id uuid NOT NULL REFERENCES person (id),
	reason text NOT NULL,
	opened_at timestamptz NOT NULL,
	until_at timestamptz NOT NULL,
	CONSTRAINT appeal_glass__until_check CHECK (until_at > opened_at)
);
COMMENT ON TABLE appeal_glass IS 'The glass was broken: a sensitive appeal opened by somebody not named, with a reason, for a limited time. Only added.';
CREATE INDEX appeal_glass__appeal_idx ON appeal_glass (appeal_id, person_id, until_at);
GRANT SELECT, INSERT ON appeal_glass TO jauap_app;

CREATE TABLE appeal_against (
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	person_id uuid NOT NULL REFERENCES person (id),
	named_by uuid REFERENCES person (id),
	named_at timestamptz NOT NULL,
	PRIMARY KEY (appeal_id, person_id)
);
COMMENT ON TABLE appeal_against IS 'Whom of the staff an appeal complains of: they and those under them do not read, carry out, decide or sign it.';
CREATE INDEX appeal_against__person_idx ON appeal_against (person_id);
GRANT SELECT, INSERT, DELETE ON appeal_against TO jauap_app;

-- What an assignment is part of in the end: a part of a part of the work on an appeal is as closed as the appeal.
ALTER TABLE assignment ADD COLUMN origin_kind text, ADD COLUMN origin_id uuid;
WITH RECURSIVE tree AS (
	SELECT id, subject_kind, subject_id FROM assignment WHERE parent_id IS NULL
	UNION ALL
	SELECT a.id, t.subject_kind, t.subject_id FROM assignment a JOIN tree t ON t.id = a.parent_id
)
UPDATE assignment a SET origin_kind = t.subject_kind, origin_id = t.subject_id FROM tree t WHERE t.id = a.id;
ALTER TABLE assignment ALTER COLUMN origin_kind SET NOT NULL, ALTER COLUMN origin_id SET NOT NULL;
COMMENT ON COLUMN assignment.origin_id IS 'The subject of the topmost assignment above this one; who may not know of it, does not know of this.';
