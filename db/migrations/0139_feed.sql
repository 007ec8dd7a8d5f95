-- Somebody's calendar program reads what they owe by a secret address.
CREATE TABLE calendar_feed (
	id uuid PRIMARY KEY,
	person_id uuid NOT NULL REFERENCES person (id),
	account_id uuid NOT NULL REFERENCES account (id),
	token_hash bytea NOT NULL CONSTRAINT calendar_feed__token_key UNIQUE,
	with_unit boolean NOT NULL,
	made_at timestamptz NOT NULL,
	ended_at timestamptz
);
COMMENT ON TABLE calendar_feed IS 'The address is shown once; only its hash is kept. A new one ends the one before.';
COMMENT ON COLUMN calendar_feed.with_unit IS 'What their units owe too.';
CREATE UNIQUE INDEX calendar_feed__one_open_key ON calendar_feed (person_id) WHERE ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE (ended_at) ON calendar_feed TO jauap_app;

CREATE TABLE calendar_feed_event (
	person_id uuid NOT NULL REFERENCES person (id),
	kind text NOT NULL,
	subject_id uuid NOT NULL,
	due_on date NOT NULL,
	at timestamptz,
	sequence integer NOT NULL DEFAULT 0,
	told_at timestamptz NOT NULL,
	gone_at timestamptz,
	PRIMARY KEY (person_id, kind, subject_id)
);
COMMENT ON TABLE calendar_feed_event IS 'What a calendar was told last: a date that moves, and what is owed no more, raise the sequence (RFC 5545, 3.8.7.4).';
COMMENT ON COLUMN calendar_feed_event.gone_at IS 'No longer owed: told as cancelled for a month, then forgotten.';
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feed_event TO jauap_app;
