-- Mail that came: each message once, and what became of it.

CREATE TABLE mail_in (
	id uuid PRIMARY KEY,
	content_hash bytea NOT NULL CONSTRAINT mail_in__content_key UNIQUE,
	at timestamptz NOT NULL,
	bytes integer NOT NULL,
	outcome text NOT NULL CONSTRAINT mail_in__outcome_check CHECK (outcome IN
		('appeal', 'added', 'noted', 'bounce', 'automatic', 'too_big', 'malformed', 'empty', 'too_many', 'suspended')),
	appeal_id uuid REFERENCES appeal (id),
	letter bytea,
	seen_at timestamptz,
	seen_by uuid REFERENCES person (id),
	CONSTRAINT mail_in__letter_check CHECK ((letter IS NULL) = (appeal_id IS NOT NULL OR outcome = 'bounce'))
);
COMMENT ON COLUMN mail_in.content_hash IS 'sha256 of writer, Message-ID and content: a message read again, or delivered twice, is one. A Message-ID alone could be copied.';
COMMENT ON COLUMN mail_in.letter IS 'Sealed: from, subject, text and names of files of what became no appeal. What became one is in the appeal.';
COMMENT ON COLUMN mail_in.seen_at IS 'When somebody of the desk looked through a letter that became no appeal, and was done with it.';
CREATE INDEX mail_in__kept_idx ON mail_in (at DESC, id DESC) WHERE letter IS NOT NULL AND seen_at IS NULL;
CREATE INDEX mail_in__appeal_idx ON mail_in (appeal_id) WHERE appeal_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE (seen_at, seen_by) ON mail_in TO jauap_app;
