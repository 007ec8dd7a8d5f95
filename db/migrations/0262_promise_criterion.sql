-- By what promises are assessed: dated, with a source; what was assessed keeps the edition of its day.

CREATE TABLE promise_criterion (
	code text NOT NULL CONSTRAINT promise_criterion__code_check CHECK (code ~ '^[a-z][a-z0-9]{0,19}$'),
	valid_from date NOT NULL,
	valid_to date,
	position smallint NOT NULL,
	name jsonb NOT NULL,
	source text NOT NULL,
	added_at timestamptz,
	added_by uuid REFERENCES person (id),
	reason text,
	PRIMARY KEY (code, valid_from),
	CONSTRAINT promise_criterion__dates_check CHECK (valid_to >= valid_from),
	CONSTRAINT promise_criterion__one_at_a_time_excl EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE promise_criterion IS 'By what a promise is assessed, from 1 to 5, by date. A row is an edition; those without who added them ship with Jauap.';
COMMENT ON COLUMN promise_criterion.code IS 'Under which marks are kept: the same in every edition.';
GRANT SELECT, INSERT, UPDATE (valid_to) ON promise_criterion TO jauap_app;

INSERT INTO promise_criterion (code, valid_from, position, name, source) VALUES
	('whole', '2020-01-01', 1, '{"kk": "толық орындалуы", "ru": "полнота", "en": "done in full"}', 'Jauap'),
	('quality', '2020-01-01', 2, '{"kk": "сапасы", "ru": "качество", "en": "quality"}', 'Jauap'),
	('time', '2020-01-01', 3, '{"kk": "уақтылығы", "ru": "своевременность", "en": "in time"}', 'Jauap'),
	('use', '2020-01-01', 4, '{"kk": "адамдарға пайдасы", "ru": "польза людям", "en": "use to people"}', 'Jauap'),
	('open', '2020-01-01', 5, '{"kk": "ашықтығы", "ru": "открытость", "en": "openness"}', 'Jauap');
