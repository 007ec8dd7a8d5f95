-- Formal replies: fingerprints of signed decisions, and those that show a sign of answering nothing.

CREATE TABLE decision_band (
	band integer NOT NULL,
	signed_at timestamptz NOT NULL,
	decision_id uuid NOT NULL REFERENCES decision (id),
	PRIMARY KEY (band, signed_at, decision_id)
);
COMMENT ON TABLE decision_band IS 'Near-identical decisions share a band: found by index, the newest first, never by a scan.';
GRANT SELECT, INSERT ON decision_band TO jauap_app;

CREATE TABLE decision_review (
	decision_id uuid PRIMARY KEY REFERENCES decision (id),
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	drafted_by uuid REFERENCES person (id),
	signed_by uuid REFERENCES person (id),
	signed_at timestamptz NOT NULL,
	signs text[] NOT NULL,
	findings jsonb NOT NULL,
	verdict text CONSTRAINT decision_review__verdict_check CHECK (verdict IN ('formal', 'fine', 'unclear')),
	note text,
	reviewed_by uuid REFERENCES person (id),
	reviewed_at timestamptz,
	CONSTRAINT decision_review__reviewed_check CHECK ((verdict IS NULL) = (reviewed_at IS NULL))
);
COMMENT ON TABLE decision_review IS 'Signed decisions with a sign of a formal reply, what it was seen by, and what the reviewer says. A sign is a reason to look, never a verdict.';
CREATE INDEX decision_review__waiting_idx ON decision_review (signed_at DESC, decision_id DESC) WHERE verdict IS NULL;
CREATE INDEX decision_review__verdict_idx ON decision_review (verdict, signed_at DESC, decision_id DESC) WHERE verdict IS NOT NULL;
CREATE INDEX decision_review__appeal_idx ON decision_review (appeal_id);
GRANT SELECT, INSERT, UPDATE (verdict, note, reviewed_by, reviewed_at) ON decision_review TO jauap_app;
