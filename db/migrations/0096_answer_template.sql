-- Templates of decisions and notices: a beginning for an answer, never an answer.

CREATE TABLE answer_template (
	id uuid PRIMARY KEY,
	unit_id uuid NOT NULL REFERENCES unit (id),
	purpose text NOT NULL CONSTRAINT answer_template__purpose_check CHECK (purpose IN ('decision', 'notice')),
	language text NOT NULL CONSTRAINT answer_template__language_check CHECK (language IN ('kk', 'ru', 'en')),
	theme_id uuid REFERENCES theme (id),
	name text NOT NULL CONSTRAINT answer_template__name_check CHECK (length(name) BETWEEN 1 AND 80),
	text text NOT NULL CONSTRAINT answer_template__text_check CHECK (length(text) BETWEEN 1 AND 10000),
	changed_at timestamptz NOT NULL,
	changed_by uuid NOT NULL REFERENCES person (id),
	closed_at timestamptz
);
COMMENT ON TABLE answer_template IS 'Texts with placeholders such as {number}, offered in the forms of a case. What was there before a change is in the journal.';
COMMENT ON COLUMN answer_template.unit_id IS 'Whose it is: this unit and those below use it.';
COMMENT ON COLUMN answer_template.theme_id IS 'Offered first, and only, in appeals of this theme; in all when empty.';
CREATE INDEX answer_template__unit_idx ON answer_template (unit_id, purpose, language) WHERE closed_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON answer_template TO jauap_app;
