-- Before an unfavourable decision its applicant is heard: notice, preliminary decision, objection, protocol (Art. 73, 74).
CREATE TABLE hearing (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	round integer NOT NULL,
	state text NOT NULL CONSTRAINT hearing__state_check CHECK (state IN ('called', 'held', 'waived', 'cancelled')),
	outcome text CONSTRAINT hearing__outcome_check CHECK (outcome IN ('partly_satisfied', 'refused')),
	preliminary text,
	at timestamptz,
	place text,
	called_by uuid REFERENCES person (id),
	called_at timestamptz NOT NULL,
	position text CONSTRAINT hearing__position_check CHECK (position IN ('objects', 'agrees', 'without')),
	objection text,
	objected_at timestamptz,
	held_from timestamptz,
	held_to timestamptz,
	attended boolean,
	participants text,
	explanations text,
	ground_id text REFERENCES procedure_ground (id),
	reason text,
	ended_by uuid REFERENCES person (id),
	ended_at timestamptz,
	CONSTRAINT hearing__called_check CHECK (state = 'waived' OR (at IS NOT NULL AND place IS NOT NULL AND outcome IS NOT NULL AND preliminary IS NOT NULL)),
	CONSTRAINT hearing__held_check CHECK ((state = 'held') = (held_from IS NOT NULL AND held_to IS NOT NULL AND attended IS NOT NULL)),
	CONSTRAINT hearing__waived_check CHECK (state <> 'waived' OR ground_id IS NOT NULL),
	CONSTRAINT hearing__ended_check CHECK ((state = 'called') = (ended_at IS NULL))
);
COMMENT ON TABLE hearing IS 'Hearings of an appeal''s applicant, and why one was not held. The protocol is kept with the row.';
COMMENT ON COLUMN hearing.round IS 'How many decisions there were: a reopened appeal is heard anew.';
COMMENT ON COLUMN hearing.position IS 'What the applicant said of the preliminary decision; without: asks to decide without a hearing.';
CREATE UNIQUE INDEX hearing__one_open_key ON hearing (appeal_id) WHERE state = 'called';
CREATE INDEX hearing__appeal_idx ON hearing (appeal_id, called_at);
CREATE INDEX hearing__at_idx ON hearing (at, id) WHERE state = 'called';
CREATE INDEX hearing__ground_idx ON hearing (ground_id) WHERE ground_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON hearing TO jauap_app;
