-- What those who came to a report meeting say of it: one voice each, tied to nobody.

CREATE TABLE rating_criterion (
	code text NOT NULL,
	valid_from date NOT NULL,
	valid_to date,
	position smallint NOT NULL,
	name jsonb NOT NULL,
	source text NOT NULL,
	PRIMARY KEY (code, valid_from),
	CONSTRAINT rating_criterion__dates_check CHECK (valid_to >= valid_from),
	CONSTRAINT rating_criterion__one_at_a_time_excl EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE rating_criterion IS 'By what a report meeting is rated, from 1 to 5, by date. A row is an edition.';
GRANT SELECT ON rating_criterion TO jauap_app;

CREATE TABLE report_code (
	hash bytea PRIMARY KEY,
	report_id uuid NOT NULL REFERENCES report (id),
	kind text NOT NULL CONSTRAINT report_code__kind_check CHECK (kind IN ('link', 'slip')),
	made_on date NOT NULL,
	spent_on date
);
COMMENT ON TABLE report_code IS 'Codes by which those who came rate, each once: in a letter, or on a slip of paper. Nothing says whose a code is, and a mark keeps no code.';
COMMENT ON COLUMN report_code.hash IS 'sha256 of the code.';
CREATE INDEX report_code__report_idx ON report_code (report_id);
GRANT SELECT, INSERT, UPDATE (spent_on) ON report_code TO jauap_app;

CREATE TABLE report_written (
	participant_id uuid PRIMARY KEY REFERENCES participant (id),
	report_id uuid NOT NULL REFERENCES report (id)
);
COMMENT ON TABLE report_written IS 'Who was sent a link: that they were, not which.';
GRANT SELECT, INSERT ON report_written TO jauap_app;

CREATE TABLE report_mark (
	report_id uuid NOT NULL REFERENCES report (id),
	criterion text NOT NULL,
	mark smallint NOT NULL CONSTRAINT report_mark__mark_check CHECK (mark BETWEEN 1 AND 5),
	n integer NOT NULL CONSTRAINT report_mark__n_check CHECK (n > 0),
	PRIMARY KEY (report_id, criterion, mark)
);
COMMENT ON TABLE report_mark IS 'How many gave each mark: sums alone. There is no row of a voice, so none can be tied to anybody.';
GRANT SELECT, INSERT, UPDATE (n) ON report_mark TO jauap_app;

CREATE TABLE report_comment (
	id uuid PRIMARY KEY,
	report_id uuid NOT NULL REFERENCES report (id),
	key_hash bytea NOT NULL CONSTRAINT report_comment__key_hash_key UNIQUE,
	text text NOT NULL,
	language text NOT NULL,
	written_on date NOT NULL,
	state text NOT NULL CONSTRAINT report_comment__state_check CHECK (state IN ('waiting', 'shown', 'withheld', 'objected', 'upheld')),
	refusal text,
	refusal_words text,
	objection text,
	decided_by uuid REFERENCES person (id),
	answer text,
	CONSTRAINT report_comment__refusal_check CHECK ((refusal IS NULL) = (refusal_words IS NULL) AND (state NOT IN ('withheld', 'objected', 'upheld') OR refusal IS NOT NULL)),
	CONSTRAINT report_comment__objection_check CHECK (state NOT IN ('objected', 'upheld') OR objection IS NOT NULL),
	CONSTRAINT report_comment__answer_check CHECK (state <> 'upheld' OR answer IS NOT NULL)
);
COMMENT ON TABLE report_comment IS 'Words beside the marks, read by a moderator before anybody; apart from the marks, and of nobody.';
COMMENT ON COLUMN report_comment.key_hash IS 'sha256 of "comment:" and the code: whoever has the code finds their words and may object; the table of codes alone leads nowhere.';
COMMENT ON COLUMN report_comment.decided_by IS 'Who withheld it: an objection is decided by somebody else.';
CREATE INDEX report_comment__report_idx ON report_comment (report_id);
GRANT SELECT, INSERT, UPDATE (state, refusal, refusal_words, objection, decided_by, answer) ON report_comment TO jauap_app;
