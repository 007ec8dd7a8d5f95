-- A collective appeal is joined by oneself: whoever has its link, until a day, up to a number of people.

CREATE TABLE join_link (
	id uuid PRIMARY KEY,
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	token bytea NOT NULL,
	token_hash bytea NOT NULL CONSTRAINT join_link__token_key UNIQUE,
	text text NOT NULL,
	until_on date NOT NULL,
	most integer NOT NULL,
	used integer NOT NULL DEFAULT 0,
	made_by uuid REFERENCES person (id),
	made_at timestamptz NOT NULL,
	closed_at timestamptz,
	closed_by uuid REFERENCES person (id),
	CONSTRAINT join_link__most_check CHECK (most > 0 AND used BETWEEN 0 AND most)
);
COMMENT ON TABLE join_link IS 'By which people join a collective appeal without the desk. The link of an appeal that is kept from anybody opens nothing.';
COMMENT ON COLUMN join_link.token IS 'Sealed: who may make the link may see it again, to print it.';
COMMENT ON COLUMN join_link.text IS 'All that whoever opens the link reads of the appeal: written for that, never the appeal''s own text.';
COMMENT ON COLUMN join_link.made_by IS 'Empty: the first applicant made it.';
CREATE UNIQUE INDEX join_link__one_open_key ON join_link (appeal_id) WHERE closed_at IS NULL;
CREATE INDEX join_link__appeal_idx ON join_link (appeal_id, made_at);
GRANT SELECT, INSERT, UPDATE (used, closed_at, closed_by, token, text) ON join_link TO jauap_app;
