-- Who follows promises by mail: an address that proved itself, what it follows, and up to when its followers were told.

CREATE TABLE promise_follower (
	id uuid PRIMARY KEY,
	email bytea NOT NULL,
	email_index bytea NOT NULL CONSTRAINT promise_follower__email_key UNIQUE,
	language text NOT NULL CONSTRAINT promise_follower__language_check CHECK (language IN ('kk', 'ru', 'en')),
	made_at timestamptz NOT NULL,
	told_on date
);
COMMENT ON TABLE promise_follower IS 'An address that asked for letters about promises. Its row goes with the last thing it follows.';
COMMENT ON COLUMN promise_follower.email IS 'Sealed; the index finds it.';
COMMENT ON COLUMN promise_follower.told_on IS 'Day of the latest letter: one a day at most.';
GRANT SELECT, INSERT, DELETE, UPDATE (email, email_index, language, told_on) ON promise_follower TO jauap_app;

CREATE TABLE promise_follow (
	id uuid PRIMARY KEY,
	follower_id uuid NOT NULL REFERENCES promise_follower (id) ON DELETE CASCADE,
	kind text NOT NULL CONSTRAINT promise_follow__kind_check CHECK (kind IN ('promise', 'programme', 'place')),
	subject_id uuid NOT NULL,
	asked_at timestamptz NOT NULL,
	confirmed_at timestamptz,
	CONSTRAINT promise_follow__once_key UNIQUE (follower_id, kind, subject_id)
);
COMMENT ON TABLE promise_follow IS 'What an address follows; nothing is written about it before the link in the first letter was used.';
COMMENT ON COLUMN promise_follow.subject_id IS 'A promise, a programme, or a territory with everything in it.';
CREATE INDEX promise_follow__subject_idx ON promise_follow (subject_id) WHERE confirmed_at IS NOT NULL;
CREATE INDEX promise_follow__waiting_idx ON promise_follow (asked_at) WHERE confirmed_at IS NULL;
GRANT SELECT, INSERT, DELETE, UPDATE (asked_at, confirmed_at) ON promise_follow TO jauap_app;

CREATE TABLE promise_news (
	day date PRIMARY KEY,
	from_at timestamptz NOT NULL,
	until_at timestamptz NOT NULL
);
COMMENT ON TABLE promise_news IS 'Up to when followers of promises were told what changed: one row a day, taken by one node.';
GRANT SELECT, INSERT ON promise_news TO jauap_app;

-- What changed with promises is read by time, and is little beside the acts on appeals.
CREATE INDEX journal__promise_idx ON journal (at) WHERE subject_kind = 'promise' AND seen_by = 'public';
