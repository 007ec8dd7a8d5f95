-- Photos of events that citizens come to.

CREATE TABLE gathering_photo (
	file_id uuid PRIMARY KEY REFERENCES file (id),
	event_id uuid NOT NULL REFERENCES gathering (event_id),
	caption text,
	down_at timestamptz,
	down_reason text,
	CONSTRAINT gathering_photo__down_check CHECK ((down_at IS NULL) = (down_reason IS NULL))
);
COMMENT ON TABLE gathering_photo IS 'What an event looked like. Read by everybody until it is taken down; why it was stays.';
COMMENT ON COLUMN gathering_photo.caption IS 'What is on it, in the host''s words: also what who cannot see it is told.';
CREATE INDEX gathering_photo__event_idx ON gathering_photo (event_id);
GRANT SELECT, INSERT (file_id, event_id, caption), UPDATE (down_at, down_reason) ON gathering_photo TO jauap_app;
