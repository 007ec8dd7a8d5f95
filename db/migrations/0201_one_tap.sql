-- Links that act once, with one tap.

CREATE TABLE one_tap (
	id uuid PRIMARY KEY,
	subject_kind text NOT NULL,
	subject_id uuid NOT NULL,
	act text NOT NULL,
	token_hash bytea NOT NULL CONSTRAINT one_tap__token_key UNIQUE,
	made_at timestamptz NOT NULL,
	until timestamptz NOT NULL,
	used_at timestamptz
);
COMMENT ON TABLE one_tap IS 'Links out of letters and text messages, each for one act on one thing, used once and until an instant. Swept a month after that.';
COMMENT ON COLUMN one_tap.token_hash IS 'SHA-256 of the token; the token itself is in the letter alone.';
CREATE INDEX one_tap__until_idx ON one_tap (until);
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON one_tap TO jauap_app;
