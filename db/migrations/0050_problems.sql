-- Problems: appeals about one thing in one place, gathered by a person; and how rare a word is, for finding what is alike.

-- How many of the latest texts hold a word. Words of a handful of texts are left out: they are as rare as can be.
CREATE MATERIALIZED VIEW appeal_words AS
	SELECT word, ndoc AS count FROM ts_stat($$
		SELECT ts_filter(s.words, '{a}') FROM public.appeal_search s
		JOIN (SELECT id FROM public.appeal ORDER BY received_at DESC, id DESC LIMIT 20000) a ON a.id = s.appeal_id $$)
	WHERE ndoc >= 5
	UNION ALL SELECT '', (SELECT count(*)::int FROM (SELECT FROM appeal LIMIT 20000) a);
CREATE UNIQUE INDEX appeal_words__key ON appeal_words (word);
COMMENT ON MATERIALIZED VIEW appeal_words IS 'Document frequency of stems in the latest 20,000 appeals, counted again each night; the empty word says how many texts were counted.';
GRANT SELECT ON appeal_words TO jauap_app;

CREATE FUNCTION refresh_words() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
	REFRESH MATERIALIZED VIEW CONCURRENTLY appeal_words;
$$;
REVOKE EXECUTE ON FUNCTION refresh_words() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_words() TO jauap_app;

CREATE TABLE problem (
	id uuid PRIMARY KEY,
	title jsonb NOT NULL,
	description jsonb NOT NULL,
	theme_id uuid REFERENCES theme (id),
	territory_id uuid NOT NULL REFERENCES territory (id),
	region_id uuid NOT NULL REFERENCES territory (id),
	place text,
	latitude double precision,
	longitude double precision,
	since date NOT NULL,
	unit_id uuid NOT NULL REFERENCES unit (id),
	owner_id uuid REFERENCES person (id),
	state text NOT NULL CONSTRAINT problem__state_check CHECK (state IN ('open', 'planned', 'in_work', 'solved', 'wont_fix')),
	reason text,
	public boolean NOT NULL DEFAULT false,
	published_at timestamptz,
	members integer NOT NULL DEFAULT 0 CONSTRAINT problem__members_check CHECK (members >= 0),
	words tsvector NOT NULL,
	made_by uuid REFERENCES person (id),
	made_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL,
	CONSTRAINT problem__reason_check CHECK (state <> 'wont_fix' OR reason IS NOT NULL),
	CONSTRAINT problem__point_check CHECK ((latitude IS NULL) = (longitude IS NULL))
);
COMMENT ON TABLE problem IS 'Many appeals about one thing in one place. Its words are written by the office and approved by a person; nothing of an appeal is copied here.';
COMMENT ON COLUMN problem.title IS 'By language, where given: {"kk": …, "ru": …, "en": …}.';
COMMENT ON COLUMN problem.members IS 'Rows of problem_appeal, kept in the same transaction, so that no page counts them.';
COMMENT ON COLUMN problem.words IS 'Stems of title and description, to find what a new text is about.';
CREATE INDEX problem__public_idx ON problem (made_at DESC, id DESC) WHERE public;
CREATE INDEX problem__public_region_idx ON problem (region_id, made_at DESC, id DESC) WHERE public;
CREATE INDEX problem__public_territory_idx ON problem (territory_id, made_at DESC, id DESC) WHERE public;
CREATE INDEX problem__unit_idx ON problem (unit_id, made_at DESC, id DESC);
CREATE INDEX problem__owner_idx ON problem (owner_id) WHERE owner_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON problem TO jauap_app;

CREATE TABLE problem_appeal (
	appeal_id uuid PRIMARY KEY REFERENCES appeal (id),
	problem_id uuid NOT NULL REFERENCES problem (id),
	added_by uuid REFERENCES person (id),
	added_at timestamptz NOT NULL
);
COMMENT ON TABLE problem_appeal IS 'An appeal stands in one problem at most. Taking it out deletes the row; the journals of both keep that it was there.';
CREATE INDEX problem_appeal__problem_idx ON problem_appeal (problem_id, added_at, appeal_id);
GRANT SELECT, INSERT, DELETE ON problem_appeal TO jauap_app;

CREATE TABLE problem_reply (
	id uuid PRIMARY KEY,
	problem_id uuid NOT NULL REFERENCES problem (id),
	ordinal integer NOT NULL,
	outcome text NOT NULL CONSTRAINT problem_reply__outcome_check CHECK (outcome IN ('satisfied', 'partly_satisfied', 'clarified', 'refused', 'noted')),
	text jsonb NOT NULL,
	by_id uuid REFERENCES person (id),
	at timestamptz NOT NULL,
	CONSTRAINT problem_reply__ordinal_key UNIQUE (problem_id, ordinal)
);
COMMENT ON TABLE problem_reply IS 'Official replies. A new one stands before the old ones and changes none of them.';
GRANT SELECT, INSERT ON problem_reply TO jauap_app;

CREATE TABLE problem_answer (
	reply_id uuid NOT NULL REFERENCES problem_reply (id),
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	language text NOT NULL CONSTRAINT problem_answer__language_check CHECK (language IN ('kk', 'ru', 'en')),
	outcome text NOT NULL CONSTRAINT problem_answer__outcome_check CHECK (outcome IN ('satisfied', 'partly_satisfied', 'clarified', 'refused', 'noted')),
	text text NOT NULL,
	state text NOT NULL CONSTRAINT problem_answer__state_check CHECK (state IN ('drafted', 'signed', 'refused')),
	refusal text,
	decision_id uuid REFERENCES decision (id),
	changed_by uuid REFERENCES person (id),
	changed_at timestamptz NOT NULL,
	PRIMARY KEY (reply_id, appeal_id)
);
COMMENT ON TABLE problem_answer IS 'The package: one individual answer for each member appeal, made from a reply; signed it is a decision of that appeal like any other.';
COMMENT ON COLUMN problem_answer.refusal IS 'The code with which signing was refused the last time.';
CREATE INDEX problem_answer__appeal_idx ON problem_answer (appeal_id);
CREATE INDEX problem_answer__decision_idx ON problem_answer (decision_id) WHERE decision_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON problem_answer TO jauap_app;

CREATE TABLE problem_voice (
	problem_id uuid NOT NULL REFERENCES problem (id),
	appeal_id uuid NOT NULL REFERENCES appeal (id),
	month date NOT NULL,
	voice text NOT NULL CONSTRAINT problem_voice__voice_check CHECK (voice IN ('there', 'gone')),
	at timestamptz NOT NULL,
	CONSTRAINT problem_voice_pkey PRIMARY KEY (problem_id, appeal_id, month)
);
COMMENT ON TABLE problem_voice IS 'Still there or gone: the applicants of the member appeals, each once a month.';
CREATE INDEX problem_voice__appeal_idx ON problem_voice (appeal_id);
GRANT SELECT, INSERT ON problem_voice TO jauap_app;
