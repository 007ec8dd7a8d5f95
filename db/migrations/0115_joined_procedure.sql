-- Whose appeal lies in another is heard and may complain with it, each for themselves.

CREATE TABLE hearing_party (
	hearing_id uuid NOT NULL REFERENCES hearing (id),
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	called_at timestamptz NOT NULL,
	position text CONSTRAINT hearing_party__position_check CHECK (position IN ('objects', 'agrees', 'without')),
	objection text,
	objected_at timestamptz,
	attended boolean,
	left_at timestamptz,
	left_reason text,
	protocol_id uuid,
	PRIMARY KEY (hearing_id, appeal_id),
	CONSTRAINT hearing_party__objected_check CHECK ((position IS NULL) = (objected_at IS NULL))
);
COMMENT ON TABLE hearing_party IS 'Applicants whose appeals lie in the one that a hearing is about: each is told, objects, comes or does not, and sees nobody else.';
COMMENT ON COLUMN hearing_party.left_at IS 'Taken out or taken back before it was held: heard no more here.';
CREATE INDEX hearing_party__appeal_idx ON hearing_party (appeal_id);
GRANT SELECT, INSERT, UPDATE ON hearing_party TO jauap_app;

-- A decision is given to each applicant, and each may complain of it once.
DROP INDEX complaint__decision_key;
CREATE UNIQUE INDEX complaint__decision_key ON complaint (decision_id, appeal_id) WHERE state <> 'withdrawn';

-- The protocol as a document, one for each applicant, in their language.
ALTER TABLE hearing ADD COLUMN protocol_id uuid;
COMMENT ON COLUMN hearing.protocol_id IS 'The file with the protocol; it may be gone by the rules of retention, its hash stays in the journal.';
COMMENT ON COLUMN hearing_party.protocol_id IS 'The same protocol as this applicant was given it.';
