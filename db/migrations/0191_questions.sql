-- What citizens ask of an event beforehand, whose voices carry it, and how each question ends.

CREATE TABLE gathering_question (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES gathering (event_id),
	number integer NOT NULL CONSTRAINT gathering_question__number_check CHECK (number > 0),
	key_hash bytea NOT NULL CONSTRAINT gathering_question__key_hash_key UNIQUE,
	text text NOT NULL,
	name text,
	email bytea,
	language text NOT NULL,
	state text NOT NULL CONSTRAINT gathering_question__state_check CHECK (state IN ('waiting', 'shown', 'answered', 'owed', 'refused')),
	asked_at timestamptz NOT NULL,
	shown_at timestamptz,
	voices integer NOT NULL DEFAULT 0 CONSTRAINT gathering_question__voices_check CHECK (voices >= 0),
	answer text,
	answer_second integer CONSTRAINT gathering_question__second_check CHECK (answer_second >= 0),
	refusal text,
	refusal_words text,
	assignment_id uuid REFERENCES assignment (id),
	owed_unit_id uuid REFERENCES unit (id),
	owed_until date,
	ended_at timestamptz,
	ended_by uuid REFERENCES person (id),
	CONSTRAINT gathering_question__place_key UNIQUE (event_id, number),
	CONSTRAINT gathering_question__answered_check CHECK (state <> 'answered' OR num_nonnulls(answer, answer_second) > 0),
	CONSTRAINT gathering_question__owed_check CHECK (state <> 'owed' OR num_nulls(assignment_id, owed_unit_id, owed_until) = 0),
	CONSTRAINT gathering_question__refused_check CHECK ((state = 'refused') = (refusal IS NOT NULL) AND (refusal IS NULL) = (refusal_words IS NULL)),
	CONSTRAINT gathering_question__ended_check CHECK ((state IN ('answered', 'owed', 'refused')) = (ended_at IS NOT NULL)),
	CONSTRAINT gathering_question__shown_check CHECK (state IN ('waiting', 'refused') OR shown_at IS NOT NULL)
);
COMMENT ON TABLE gathering_question IS 'A question is public from shown_at on; one that never was shows its number and why it was refused alone.';
COMMENT ON COLUMN gathering_question.name IS 'The first name that the asker wants to be read; may be left out.';
COMMENT ON COLUMN gathering_question.email IS 'Sealed: where the asker is told how it ended; removed with the names of who came.';
COMMENT ON COLUMN gathering_question.answer_second IS 'At which second of the recording it is answered.';
COMMENT ON COLUMN gathering_question.owed_until IS 'What was promised in public; a later day given inside the organisation does not move it.';
CREATE INDEX gathering_question__order_idx ON gathering_question (event_id, voices DESC, asked_at);
CREATE INDEX gathering_question__open_idx ON gathering_question (event_id) WHERE state IN ('waiting', 'shown');
CREATE INDEX gathering_question__told_idx ON gathering_question (event_id) WHERE email IS NOT NULL;
GRANT SELECT, INSERT (id, event_id, number, key_hash, text, name, email, language, state, asked_at),
	UPDATE (email, state, shown_at, answer, answer_second, refusal, refusal_words, assignment_id, owed_unit_id, owed_until, ended_at, ended_by)
	ON gathering_question TO jauap_app;

CREATE TABLE gathering_voice (
	question_id uuid NOT NULL REFERENCES gathering_question (id),
	account_id uuid NOT NULL REFERENCES account (id),
	at timestamptz NOT NULL,
	PRIMARY KEY (question_id, account_id)
);
COMMENT ON TABLE gathering_voice IS 'One voice of a person for a question: of an account, whose mail address was proved by a code. A registration proves nothing.';
GRANT SELECT, INSERT, DELETE ON gathering_voice TO jauap_app;

CREATE FUNCTION gathering_voices() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF TG_OP = 'INSERT' THEN
		UPDATE gathering_question SET voices = voices + 1 WHERE id = NEW.question_id;
	ELSE
		UPDATE gathering_question SET voices = voices - 1 WHERE id = OLD.question_id;
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER gathering_voices AFTER INSERT OR DELETE ON gathering_voice FOR EACH ROW EXECUTE FUNCTION gathering_voices();
