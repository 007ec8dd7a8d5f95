-- Outside bodies to which an appeal can be forwarded: state bodies and others that the law makes answer.

CREATE TABLE body (
	id uuid PRIMARY KEY,
	code text NOT NULL CONSTRAINT body__code_check CHECK (code ~ '^[A-Z0-9-]{2,20}$'),
	kind text NOT NULL CONSTRAINT body__kind_check CHECK (kind IN ('central', 'akimat', 'local', 'police', 'prosecutor', 'emergency', 'company', 'other')),
	name jsonb NOT NULL,
	name_dat jsonb NOT NULL,
	search text NOT NULL,
	parent_id uuid REFERENCES body (id),
	territory_id uuid REFERENCES territory (id),
	email text,
	phone text,
	address jsonb,
	day_ends text NOT NULL DEFAULT '18:00' CONSTRAINT body__day_ends_check CHECK (day_ends ~ '^([01]\d|2[0-3]):[0-5]\d$'),
	rule_id text,
	source text NOT NULL,
	valid_from date NOT NULL,
	valid_to date,
	CONSTRAINT body__code_key UNIQUE (code),
	CONSTRAINT body__parent_check CHECK (parent_id IS NULL OR parent_id <> id),
	CONSTRAINT body__dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE body IS 'State bodies and other organs an appeal can be forwarded to. A body that is gone keeps its row with an end date; its history is in the journal.';
COMMENT ON COLUMN body.name_dat IS 'To whom: the name in the dative in kk and ru (the plain name in en), since sentences say "forwarded to". Cases are data, never a suffix glued on.';
COMMENT ON COLUMN body.search IS 'All names folded (look-alike and keyboard-less letters) for a search that forgives spelling.';
COMMENT ON COLUMN body.parent_id IS 'The higher body, to which its decisions and its silence are complained of.';
COMMENT ON COLUMN body.territory_id IS 'What it covers, with everything below; the whole country when empty.';
COMMENT ON COLUMN body.day_ends IS 'End of its working day: what is sent later is taken to be registered on the next working day (Art. 64(3)).';
COMMENT ON COLUMN body.rule_id IS 'A deadline_rule of its own instead of the one by kind of appeal.';
CREATE INDEX body__search_idx ON body USING gin (search gin_trgm_ops);
CREATE INDEX body__territory_idx ON body (territory_id);
CREATE INDEX body__parent_idx ON body (parent_id);
GRANT SELECT, INSERT, UPDATE ON body TO jauap_app;
