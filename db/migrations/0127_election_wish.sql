-- Who could not send a draft while an election ran, and asked to be told when it can be sent. Gone with the letter.
CREATE TABLE election_wish (
	draft_id uuid PRIMARY KEY REFERENCES appeal_draft (id) ON DELETE CASCADE,
	language text NOT NULL CONSTRAINT election_wish__language_check CHECK (language IN ('kk', 'ru', 'en')),
	email bytea NOT NULL,
	email_index bytea NOT NULL,
	token bytea NOT NULL,
	asked_at timestamptz NOT NULL
);
COMMENT ON TABLE election_wish IS 'An address, sealed, kept only for one letter: “your draft can be sent now”. The row is deleted with it.';
COMMENT ON COLUMN election_wish.token IS 'Sealed: what opens the draft, for the link in the letter.';
CREATE INDEX election_wish__email_idx ON election_wish (email_index);
GRANT SELECT, INSERT, UPDATE, DELETE ON election_wish TO jauap_app;
