-- Who has which case open: a heartbeat, for others to see, and the recent cases of each.

CREATE TABLE case_presence (
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	person_id uuid NOT NULL REFERENCES person (id),
	seen_at timestamptz NOT NULL,
	writing_at timestamptz,
	PRIMARY KEY (appeal_id, person_id)
);
COMMENT ON TABLE case_presence IS 'The last time somebody of the staff had a case open, and wrote in it. No lock: it warns and forbids nothing. Forgotten after a week.';
CREATE INDEX case_presence__person_idx ON case_presence (person_id, seen_at DESC);
CREATE INDEX case_presence__seen_idx ON case_presence (seen_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON case_presence TO jauap_app;
