-- Rights cases: whose right was violated, by whom and which, laid on an appeal; the lists these are chosen from, by date.

CREATE TABLE profession (
	code text NOT NULL CONSTRAINT profession__code_check CHECK (code ~ '^[a-z][a-z0-9_]{1,39}$'),
	valid_from date NOT NULL,
	valid_to date,
	field text NOT NULL CONSTRAINT profession__field_check CHECK (field IN
		('education', 'health', 'industry', 'agriculture', 'transport', 'trade', 'social', 'culture', 'public_service', 'other')),
	name jsonb NOT NULL,
	source text NOT NULL,
	position integer NOT NULL,
	added_at timestamptz,
	added_by uuid REFERENCES person (id),
	reason text,
	PRIMARY KEY (code, valid_from),
	CONSTRAINT profession__dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
	CONSTRAINT profession__one_at_a_time_excl EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE profession IS 'Professions by date, grouped by field. What was laid on an appeal keeps its code and is read by the edition of the day it came.';
COMMENT ON COLUMN profession.added_at IS 'Empty for what ships with Jauap.';
GRANT SELECT, INSERT, UPDATE (valid_to) ON profession TO jauap_app;

CREATE TABLE violated_right (
	code text NOT NULL CONSTRAINT violated_right__code_check CHECK (code ~ '^[a-z][a-z0-9_]{1,39}$'),
	valid_from date NOT NULL,
	valid_to date,
	name jsonb NOT NULL,
	ground jsonb NOT NULL,
	evidence text NOT NULL CONSTRAINT violated_right__evidence_check CHECK (evidence IN ('read', 'quoted', 'memory')),
	source text NOT NULL,
	position integer NOT NULL,
	added_at timestamptz,
	added_by uuid REFERENCES person (id),
	reason text,
	PRIMARY KEY (code, valid_from),
	CONSTRAINT violated_right__dates_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
	CONSTRAINT violated_right__one_at_a_time_excl EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE violated_right IS 'Rights that can be violated, by date, each with its legal ground: a changed act is a new edition.';
COMMENT ON COLUMN violated_right.ground IS 'Act and article as a reader is told them, in three languages.';
COMMENT ON COLUMN violated_right.evidence IS 'read: somebody read the article in the act; quoted: another source quotes it; memory: nobody has checked it yet.';
COMMENT ON COLUMN violated_right.added_at IS 'Empty for what ships with Jauap.';
GRANT SELECT, INSERT, UPDATE (valid_to) ON violated_right TO jauap_app;

CREATE TABLE employer (
	id uuid PRIMARY KEY,
	name text NOT NULL,
	folded text NOT NULL,
	bin text CONSTRAINT employer__bin_check CHECK (bin ~ '^\d{4}[456]\d{7}$'),
	field text CONSTRAINT employer__field_check CHECK (field IN
		('education', 'health', 'industry', 'agriculture', 'transport', 'trade', 'social', 'culture', 'public_service', 'other')),
	territory_id uuid REFERENCES territory (id),
	body_id uuid REFERENCES body (id),
	merged_into uuid REFERENCES employer (id),
	made_by uuid REFERENCES person (id),
	made_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL,
	CONSTRAINT employer__bin_key UNIQUE (bin),
	CONSTRAINT employer__merged_check CHECK (merged_into IS NULL OR (merged_into <> id AND bin IS NULL))
);
COMMENT ON TABLE employer IS 'Organisations that employ. A private person who employs is never here: what was said of one stays sealed on the case.';
COMMENT ON COLUMN employer.folded IS 'The name folded (look-alike and keyboard-less letters), without legal form and quotes, for a search that forgives spelling.';
COMMENT ON COLUMN employer.bin IS 'Fifth digit 4, 5 or 6: an organisation. An IIN cannot stand here.';
COMMENT ON COLUMN employer.body_id IS 'The same organisation in the register of bodies: a letter forwarded there does not name the applicant.';
COMMENT ON COLUMN employer.merged_into IS 'It was there twice: this row leads to the other.';
CREATE INDEX employer__folded_idx ON employer USING gin (folded gin_trgm_ops) WHERE merged_into IS NULL;
CREATE INDEX employer__name_idx ON employer (folded, id) WHERE merged_into IS NULL;
CREATE INDEX employer__body_idx ON employer (body_id) WHERE body_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON employer TO jauap_app;

CREATE TABLE rights_case (
	appeal_id uuid PRIMARY KEY REFERENCES appeal (id),
	profession text,
	member boolean,
	employer_id uuid REFERENCES employer (id),
	employer_words bytea,
	violated_right text,
	ground text,
	said_by text NOT NULL CONSTRAINT rights_case__said_by_check CHECK (said_by IN ('applicant', 'staff')),
	laid_at timestamptz NOT NULL,
	changed_by uuid REFERENCES person (id),
	changed_at timestamptz NOT NULL,
	outcome text CONSTRAINT rights_case__outcome_check CHECK (outcome IN
		('restored', 'partly', 'not_restored', 'not_confirmed', 'sent_on')),
	outcome_on date,
	restored text,
	outcome_by uuid REFERENCES person (id),
	outcome_at timestamptz,
	removed_at timestamptz,
	CONSTRAINT rights_case__employer_check CHECK (employer_id IS NULL OR employer_words IS NULL),
	CONSTRAINT rights_case__outcome_set_check CHECK ((outcome IS NULL) = (outcome_on IS NULL) AND (outcome IS NULL) = (outcome_at IS NULL)),
	CONSTRAINT rights_case__restored_check CHECK (outcome IS NULL OR outcome NOT IN ('restored', 'partly') OR restored IS NOT NULL)
);
COMMENT ON TABLE rights_case IS 'What an appeal says of a violated right: a profession, an employer, the right; and what came of the right, which is not what came of the appeal.';
COMMENT ON COLUMN rights_case.profession IS 'Code of a profession; its name is the edition of the day the appeal came.';
COMMENT ON COLUMN rights_case.member IS 'Whether the applicant is a member of the organisation that runs this; empty when nobody said.';
COMMENT ON COLUMN rights_case.employer_words IS 'Sealed: an employer that is not in the register, as it was named. It may be a private person.';
COMMENT ON COLUMN rights_case.ground IS 'A legal ground of its own, beside the one that comes with the right.';
COMMENT ON COLUMN rights_case.removed_at IS 'It was no rights case after all; laid again, the row is used again.';
CREATE INDEX rights_case__laid_idx ON rights_case (laid_at DESC, appeal_id DESC) WHERE removed_at IS NULL;
CREATE INDEX rights_case__employer_idx ON rights_case (employer_id, violated_right) WHERE removed_at IS NULL AND employer_id IS NOT NULL;
CREATE INDEX rights_case__right_idx ON rights_case (violated_right, profession, laid_at DESC, appeal_id DESC) WHERE removed_at IS NULL;
CREATE INDEX rights_case__profession_idx ON rights_case (profession, laid_at DESC, appeal_id DESC) WHERE removed_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON rights_case TO jauap_app;
