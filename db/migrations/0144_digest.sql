-- One letter a week to each head: what is late, what is due, what waits for them, who below is silent.
CREATE TABLE weekly_letter (
	person_id uuid NOT NULL REFERENCES person (id),
	week date NOT NULL,
	owed integer NOT NULL,
	at timestamptz NOT NULL,
	PRIMARY KEY (person_id, week)
);
COMMENT ON TABLE weekly_letter IS 'A letter is queued in the transaction that writes its row: once a week for each head. With nothing owed there is a row and no letter.';
COMMENT ON COLUMN weekly_letter.week IS 'The Monday of the week.';
GRANT SELECT, INSERT ON weekly_letter TO jauap_app;

CREATE TABLE weekly_letter_choice (
	person_id uuid PRIMARY KEY REFERENCES person (id),
	wanted boolean NOT NULL,
	chosen_at timestamptz NOT NULL
);
COMMENT ON TABLE weekly_letter_choice IS 'Who turned the letter off, or on again; without a row it comes.';
GRANT SELECT, INSERT, UPDATE ON weekly_letter_choice TO jauap_app;
