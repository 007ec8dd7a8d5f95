-- Wishes to meet: everybody who wants to meet somebody is recorded, under a number, and never disappears.

CREATE TABLE wish (
	id uuid PRIMARY KEY,
	number text NOT NULL CONSTRAINT wish__number_key UNIQUE,
	access_code_hash bytea NOT NULL,
	unit_id uuid NOT NULL REFERENCES unit (id),
	host_id uuid REFERENCES reception_host (id),
	territory_id uuid REFERENCES territory (id),
	region_id uuid REFERENCES territory (id),
	mode text NOT NULL CONSTRAINT wish__mode_check CHECK (mode IN ('in_person', 'video', 'phone')),
	language text NOT NULL CONSTRAINT wish__language_check CHECK (language IN ('kk', 'ru', 'en')),
	channel text NOT NULL CONSTRAINT wish__channel_check CHECK (channel IN ('web', 'phone', 'desk')),
	priority_group text,
	rank smallint NOT NULL,
	state text NOT NULL CONSTRAINT wish__state_check CHECK (state IN (
		'requested', 'offered', 'booked', 'reminded', 'arrived', 'met', 'no_show', 'excused', 'revoked', 'referred', 'withdrawn')),
	received_at timestamptz NOT NULL,
	received_by uuid REFERENCES person (id),
	since timestamptz NOT NULL,
	due_on date NOT NULL,
	slot_id uuid REFERENCES reception_slot (id),
	booked_at timestamptz,
	confirmed_at timestamptz,
	returned_at timestamptz,
	ended_at timestamptz,
	outcome text CONSTRAINT wish__outcome_check CHECK (outcome IN ('promise', 'appeal', 'answer', 'none')),
	sequence integer NOT NULL DEFAULT 0,
	CONSTRAINT wish__outcome_met_check CHECK ((outcome IS NOT NULL) = (state = 'met')),
	CONSTRAINT wish__ended_check CHECK ((ended_at IS NOT NULL) = (state IN ('met', 'no_show', 'excused', 'withdrawn')))
);
COMMENT ON TABLE wish IS 'Somebody wants to meet somebody. Whether it waits, how many are before it, whether it is late: computed, never stored.';
COMMENT ON COLUMN wish.host_id IS 'Whom; empty: whoever of the unit can help.';
COMMENT ON COLUMN wish.priority_group IS 'The group that goes first to which the person says to belong, if it was in force then.';
COMMENT ON COLUMN wish.rank IS 'Of that group when it was recorded, 1 first; 100 of nobody''s group. The line goes by it, then by since.';
COMMENT ON COLUMN wish.since IS 'Since when it waits: its place in the line. See after() in the rules for what keeps it and what does not.';
COMMENT ON COLUMN wish.due_on IS 'By when a time is owed to who waits; the explanation is with the deadline.';
COMMENT ON COLUMN wish.slot_id IS 'The time that it has or last had; the seat itself is the reception''s.';
COMMENT ON COLUMN wish.booked_at IS 'When it got the time that it has or last had.';
COMMENT ON COLUMN wish.returned_at IS 'When it was taken back that the person did not come: possible once.';
COMMENT ON COLUMN wish.sequence IS 'Of its entry in calendars (RFC 5545, 3.8.7.4): rises with every time that is given, moved or taken back.';
CREATE INDEX wish__line_idx ON wish (rank, since, id) WHERE state IN ('requested', 'revoked', 'referred');
CREATE INDEX wish__unit_line_idx ON wish (unit_id, rank, since, id) WHERE state IN ('requested', 'revoked', 'referred');
CREATE INDEX wish__host_line_idx ON wish (host_id, rank, since, id) WHERE state IN ('requested', 'revoked', 'referred');
CREATE INDEX wish__owed_idx ON wish (unit_id, due_on, id) WHERE state IN ('requested', 'revoked', 'referred');
CREATE INDEX wish__owed_due_idx ON wish (due_on, id) WHERE state IN ('requested', 'revoked', 'referred');
CREATE INDEX wish__unit_idx ON wish (unit_id, received_at DESC, id DESC);
CREATE INDEX wish__slot_idx ON wish (slot_id) WHERE slot_id IS NOT NULL;
CREATE INDEX wish__pace_idx ON wish (unit_id, booked_at) WHERE booked_at IS NOT NULL;
CREATE INDEX wish__ended_idx ON wish (ended_at) WHERE ended_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE (unit_id, host_id, state, since, due_on, slot_id, booked_at, confirmed_at, returned_at, ended_at, outcome, sequence)
	ON wish TO jauap_app;

CREATE TABLE wish_person (
	wish_id uuid PRIMARY KEY REFERENCES wish (id),
	first_name bytea NOT NULL,
	last_name bytea,
	phone bytea,
	phone_index bytea,
	email bytea,
	email_index bytea,
	topic bytea NOT NULL,
	needs bytea,
	note bytea
);
COMMENT ON TABLE wish_person IS 'Who, about what, which needs of access: sealed, apart from the wish, removed by a rule of retention.';
COMMENT ON COLUMN wish_person.note IS 'What came of the meeting, in the words of who received.';
CREATE INDEX wish_person__phone_idx ON wish_person (phone_index) WHERE phone_index IS NOT NULL;
CREATE INDEX wish_person__email_idx ON wish_person (email_index) WHERE email_index IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON wish_person TO jauap_app;

CREATE TABLE wish_offer (
	id uuid PRIMARY KEY,
	wish_id uuid NOT NULL REFERENCES wish (id),
	made_at timestamptz NOT NULL,
	made_by uuid REFERENCES person (id),
	until timestamptz NOT NULL,
	state text NOT NULL CONSTRAINT wish_offer__state_check CHECK (state IN ('open', 'taken', 'declined', 'lapsed', 'revoked')),
	ended_at timestamptz,
	unreached_at timestamptz,
	CONSTRAINT wish_offer__ended_check CHECK ((ended_at IS NULL) = (state = 'open'))
);
COMMENT ON TABLE wish_offer IS 'Up to three times kept for one person until an hour. Who is offered nothing yet waits.';
COMMENT ON COLUMN wish_offer.unreached_at IS 'The letter with the offer came back: it reached nobody.';
CREATE UNIQUE INDEX wish_offer__one_open_key ON wish_offer (wish_id) WHERE state = 'open';
CREATE INDEX wish_offer__wish_idx ON wish_offer (wish_id, made_at);
CREATE INDEX wish_offer__until_idx ON wish_offer (until) WHERE state = 'open';
GRANT SELECT, INSERT, UPDATE (state, ended_at, unreached_at) ON wish_offer TO jauap_app;

CREATE TABLE wish_offer_time (
	offer_id uuid NOT NULL REFERENCES wish_offer (id),
	position smallint NOT NULL CONSTRAINT wish_offer_time__position_check CHECK (position BETWEEN 1 AND 3),
	slot_id uuid NOT NULL REFERENCES reception_slot (id),
	hold text NOT NULL,
	PRIMARY KEY (offer_id, position),
	CONSTRAINT wish_offer_time__slot_key UNIQUE (offer_id, slot_id)
);
COMMENT ON TABLE wish_offer_time IS 'A time of an offer; its seat is held until the offer ends.';
COMMENT ON COLUMN wish_offer_time.hold IS 'What opens the held seat: of no use without the offer.';
CREATE INDEX wish_offer_time__slot_idx ON wish_offer_time (slot_id);
GRANT SELECT, INSERT ON wish_offer_time TO jauap_app;

ALTER TABLE reception_seat ADD CONSTRAINT reception_seat__wish_fkey FOREIGN KEY (wish_id) REFERENCES wish (id);

CREATE TABLE wish_draft (
	id uuid PRIMARY KEY,
	token_hash bytea NOT NULL CONSTRAINT wish_draft__token_hash_key UNIQUE,
	language text NOT NULL CONSTRAINT wish_draft__language_check CHECK (language IN ('kk', 'ru', 'en')),
	body bytea NOT NULL,
	wish_id uuid REFERENCES wish (id),
	created_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL
);
COMMENT ON TABLE wish_draft IS 'A form that is being filled in: sealed, opened by its token alone; emptied when it was sent, removed when nobody goes on.';
CREATE INDEX wish_draft__changed_idx ON wish_draft (changed_at);
CREATE INDEX wish_draft__wish_idx ON wish_draft (wish_id) WHERE wish_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON wish_draft TO jauap_app;

-- Who showed a wish's access code acts on it under a name of their own.
ALTER TABLE journal
	DROP CONSTRAINT journal__actor_kind_check,
	ADD CONSTRAINT journal__actor_kind_check CHECK (actor_kind IN ('anonymous', 'applicant', 'visitor', 'citizen', 'staff', 'system'));

ALTER TABLE retention_rule
	DROP CONSTRAINT retention_rule__what_check,
	ADD CONSTRAINT retention_rule__what_check
		CHECK (what IN ('person', 'words', 'files', 'letter', 'machine', 'draft', 'account', 'wish'));
