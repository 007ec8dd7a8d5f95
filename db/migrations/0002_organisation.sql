-- Who and where: territories and units are trees with dates, people hold posts in units.

CREATE TABLE territory (
	id uuid PRIMARY KEY,
	code text NOT NULL,
	parent_id uuid REFERENCES territory (id),
	path ltree NOT NULL,
	level smallint NOT NULL CONSTRAINT territory__level_check CHECK (level BETWEEN 1 AND 5),
	name jsonb NOT NULL,
	search text NOT NULL,
	region_id uuid REFERENCES territory (id),
	latitude double precision,
	longitude double precision,
	population integer,
	valid_from date NOT NULL,
	valid_to date,
	CONSTRAINT territory__dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE territory IS 'Regions, districts and cities, rural districts, settlements, by code of the state classifier (KATO). A renamed or closed code keeps its row with an end date.';
COMMENT ON COLUMN territory.path IS 'Codes from the region down: 100000000.101000000.';
COMMENT ON COLUMN territory.name IS 'kk, ru, en; a language that is not known repeats the one that is.';
COMMENT ON COLUMN territory.search IS 'All names folded (look-alike and keyboard-less letters) for a search that forgives spelling.';
COMMENT ON COLUMN territory.level IS '1 region or city of republican significance, 2 district or city, 3 rural district, 4-5 settlement.';
CREATE UNIQUE INDEX territory__code_current_key ON territory (code) WHERE valid_to IS NULL;
CREATE INDEX territory__code_idx ON territory (code, valid_from);
CREATE INDEX territory__path_idx ON territory USING gist (path);
CREATE INDEX territory__parent_idx ON territory (parent_id);
CREATE INDEX territory__search_idx ON territory USING gin (search gin_trgm_ops);
GRANT SELECT, INSERT, UPDATE ON territory TO jauap_app;

CREATE TABLE unit (
	id uuid PRIMARY KEY,
	code text NOT NULL,
	parent_id uuid REFERENCES unit (id),
	path ltree NOT NULL,
	kind text NOT NULL CONSTRAINT unit__kind_check CHECK (kind IN ('national', 'regional', 'district', 'city', 'primary', 'faction', 'council', 'youth', 'reception')),
	name jsonb NOT NULL,
	territory_id uuid REFERENCES territory (id),
	address jsonb,
	phone text,
	email text,
	valid_from date NOT NULL,
	valid_to date,
	CONSTRAINT unit__code_key UNIQUE (code),
	CONSTRAINT unit__dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE unit IS 'A node of the organisation. Access follows this tree: a post''s role holds in its unit and below.';
COMMENT ON COLUMN unit.code IS 'Latin capitals and digits; begins the numbers of what the unit registers (ALA-2026-000123).';
COMMENT ON COLUMN unit.path IS 'Codes from the root down, lower case.';
CREATE INDEX unit__path_idx ON unit USING gist (path);
CREATE INDEX unit__parent_idx ON unit (parent_id);
CREATE INDEX unit__territory_idx ON unit (territory_id);
GRANT SELECT, INSERT, UPDATE ON unit TO jauap_app;

CREATE TABLE person (
	id uuid PRIMARY KEY,
	name text NOT NULL,
	email text,
	phone text,
	language text NOT NULL DEFAULT 'kk' CONSTRAINT person__language_check CHECK (language IN ('kk', 'ru', 'en')),
	external_id text,
	created_at timestamptz NOT NULL DEFAULT now(),
	CONSTRAINT person__external_id_key UNIQUE (external_id)
);
COMMENT ON TABLE person IS 'Somebody who holds posts. Citizens who write to us are not here: see appeal_applicant.';
COMMENT ON COLUMN person.external_id IS 'The organisation''s own key of the person, so that an import can be repeated.';
CREATE UNIQUE INDEX person__email_key ON person (lower(email));
GRANT SELECT, INSERT, UPDATE ON person TO jauap_app;

CREATE TABLE post (
	id uuid PRIMARY KEY,
	person_id uuid NOT NULL REFERENCES person (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	role text NOT NULL CONSTRAINT post__role_check CHECK (role IN ('operator', 'executor', 'head', 'deputy', 'aide', 'branch_head', 'central', 'auditor', 'administrator')),
	title jsonb NOT NULL,
	valid_from date NOT NULL,
	valid_to date,
	CONSTRAINT post__dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
	-- One person cannot hold the same role in the same unit twice on one day.
	CONSTRAINT post__once_excl EXCLUDE USING gist (person_id WITH =, unit_id WITH =, role WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE post IS 'A person in a unit from one day to another, with the role that gives access.';
CREATE INDEX post__person_idx ON post (person_id);
CREATE INDEX post__unit_idx ON post (unit_id, role);
GRANT SELECT, INSERT, UPDATE ON post TO jauap_app;
