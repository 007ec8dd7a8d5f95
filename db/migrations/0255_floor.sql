-- The floor of a sitting: votes with their ballots, counts and results; who spoke and for how long; the keys of members' own links.

CREATE TABLE sitting_vote (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES sitting (event_id),
	item_id uuid NOT NULL REFERENCES sitting_item (id),
	number integer NOT NULL CONSTRAINT sitting_vote__number_check CHECK (number > 0),
	question text NOT NULL,
	way text NOT NULL CONSTRAINT sitting_vote__way_check CHECK (way IN ('device', 'named', 'hands')),
	rule jsonb NOT NULL,
	opened_at timestamptz NOT NULL,
	closed_at timestamptz,
	voided_at timestamptz,
	void_reason text CONSTRAINT sitting_vote__reason_check CHECK (void_reason IN ('quorum_lost', 'chair')),
	void_words text,
	CONSTRAINT sitting_vote__number_key UNIQUE (event_id, number),
	CONSTRAINT sitting_vote__event_key UNIQUE (id, event_id),
	CONSTRAINT sitting_vote__closed_check CHECK (closed_at IS NULL OR closed_at >= opened_at),
	CONSTRAINT sitting_vote__voided_check CHECK ((voided_at IS NULL) = (void_reason IS NULL)),
	CONSTRAINT sitting_vote__words_check CHECK ((void_reason IS NOT DISTINCT FROM 'chair') = (void_words IS NOT NULL))
);
COMMENT ON TABLE sitting_vote IS 'A question put to the vote. Open, tied, declared or void is read from its moments and its result.';
COMMENT ON COLUMN sitting_vote.number IS 'Which vote of the sitting it is; one that is void keeps its number.';
COMMENT ON COLUMN sitting_vote.way IS 'device: each says it on their own; named: by name, hands: by raised hands, both entered by one person and confirmed by another.';
COMMENT ON COLUMN sitting_vote.rule IS 'The rule as it was when the vote was opened: name, base, share, threshold, rounding, tie and its source.';
CREATE UNIQUE INDEX sitting_vote__open_key ON sitting_vote (event_id) WHERE closed_at IS NULL AND voided_at IS NULL;
CREATE INDEX sitting_vote__item_idx ON sitting_vote (item_id);
GRANT SELECT, INSERT, UPDATE (closed_at, voided_at, void_reason, void_words) ON sitting_vote TO jauap_app;

CREATE TABLE sitting_ballot (
	vote_id uuid NOT NULL,
	event_id uuid NOT NULL,
	mandate_id uuid NOT NULL,
	by_id uuid NOT NULL,
	voice text NOT NULL CONSTRAINT sitting_ballot__voice_check CHECK (voice IN ('yes', 'no', 'abstain')),
	at timestamptz NOT NULL,
	device text NOT NULL CONSTRAINT sitting_ballot__device_check CHECK (device IN ('desk', 'own')),
	PRIMARY KEY (vote_id, mandate_id),
	CONSTRAINT sitting_ballot__vote_fkey FOREIGN KEY (vote_id, event_id) REFERENCES sitting_vote (id, event_id),
	CONSTRAINT sitting_ballot__seat_fkey FOREIGN KEY (event_id, mandate_id) REFERENCES sitting_seat (event_id, mandate_id),
	CONSTRAINT sitting_ballot__by_fkey FOREIGN KEY (event_id, by_id) REFERENCES sitting_seat (event_id, mandate_id)
);
COMMENT ON TABLE sitting_ballot IS 'What each seat said in a vote: one voice, never changed and never removed.';
COMMENT ON COLUMN sitting_ballot.by_id IS 'Who said it: the seat itself, or the one who holds its voice.';
GRANT SELECT, INSERT ON sitting_ballot TO jauap_app;

CREATE TABLE sitting_entry (
	id uuid PRIMARY KEY,
	vote_id uuid NOT NULL REFERENCES sitting_vote (id),
	yes integer NOT NULL CONSTRAINT sitting_entry__yes_check CHECK (yes >= 0),
	no integer NOT NULL CONSTRAINT sitting_entry__no_check CHECK (no >= 0),
	abstain integer NOT NULL CONSTRAINT sitting_entry__abstain_check CHECK (abstain >= 0),
	voices jsonb,
	entered_at timestamptz NOT NULL,
	entered_by uuid NOT NULL REFERENCES person (id),
	decided_at timestamptz,
	decided_by uuid REFERENCES person (id),
	accepted boolean,
	refused_words text,
	CONSTRAINT sitting_entry__decided_check CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (accepted IS NULL)),
	CONSTRAINT sitting_entry__other_check CHECK (decided_by <> entered_by),
	CONSTRAINT sitting_entry__words_check CHECK ((accepted IS NOT DISTINCT FROM false) = (refused_words IS NOT NULL))
);
COMMENT ON TABLE sitting_entry IS 'A count entered by one person, and confirmed or refused by another: nobody confirms their own.';
COMMENT ON COLUMN sitting_entry.voices IS 'By name: which seat said what, kept as ballots once it is confirmed.';
CREATE UNIQUE INDEX sitting_entry__standing_key ON sitting_entry (vote_id) WHERE accepted IS NOT false;
GRANT SELECT, INSERT, UPDATE (decided_at, decided_by, accepted, refused_words) ON sitting_entry TO jauap_app;

CREATE TABLE sitting_result (
	vote_id uuid PRIMARY KEY REFERENCES sitting_vote (id),
	yes integer NOT NULL CONSTRAINT sitting_result__yes_check CHECK (yes >= 0),
	no integer NOT NULL CONSTRAINT sitting_result__no_check CHECK (no >= 0),
	abstain integer NOT NULL CONSTRAINT sitting_result__abstain_check CHECK (abstain >= 0),
	silent integer NOT NULL CONSTRAINT sitting_result__silent_check CHECK (silent >= 0),
	present integer NOT NULL,
	members integer NOT NULL,
	seats integer NOT NULL,
	base integer NOT NULL,
	needed integer NOT NULL CONSTRAINT sitting_result__needed_check CHECK (needed > 0),
	outcome text NOT NULL CONSTRAINT sitting_result__outcome_check CHECK (outcome IN ('carried', 'lost')),
	chair_voice text CONSTRAINT sitting_result__chair_check CHECK (chair_voice IN ('yes', 'no', 'abstain')),
	by_chair boolean NOT NULL,
	declared_at timestamptz NOT NULL,
	CONSTRAINT sitting_result__by_chair_check CHECK (NOT by_chair OR chair_voice IS NOT NULL)
);
COMMENT ON TABLE sitting_result IS 'What came of a vote, as it was declared: never changed.';
COMMENT ON COLUMN sitting_result.silent IS 'Who could have spoken and did not.';
COMMENT ON COLUMN sitting_result.base IS 'The number of which the share of the rule was taken.';
COMMENT ON COLUMN sitting_result.chair_voice IS 'What the chair said, as many being for as against.';
GRANT SELECT, INSERT ON sitting_result TO jauap_app;

CREATE TABLE sitting_speaker (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES sitting (event_id),
	item_id uuid NOT NULL REFERENCES sitting_item (id),
	mandate_id uuid,
	name text NOT NULL,
	kind text NOT NULL CONSTRAINT sitting_speaker__kind_check CHECK (kind IN ('speech', 'question', 'answer', 'intervention', 'order')),
	order_about text CONSTRAINT sitting_speaker__about_check CHECK (order_about IN ('quorum', 'rules', 'close', 'break')),
	answer_to uuid REFERENCES sitting_speaker (id),
	device text NOT NULL CONSTRAINT sitting_speaker__device_check CHECK (device IN ('desk', 'own')),
	asked_at timestamptz NOT NULL,
	began_at timestamptz,
	ended_at timestamptz,
	withdrawn_at timestamptz,
	CONSTRAINT sitting_speaker__seat_fkey FOREIGN KEY (event_id, mandate_id) REFERENCES sitting_seat (event_id, mandate_id),
	CONSTRAINT sitting_speaker__order_check CHECK ((kind = 'order') = (order_about IS NOT NULL)),
	CONSTRAINT sitting_speaker__answer_check CHECK ((kind = 'answer') = (answer_to IS NOT NULL)),
	CONSTRAINT sitting_speaker__ended_check CHECK (ended_at IS NULL OR ended_at >= began_at),
	CONSTRAINT sitting_speaker__withdrawn_check CHECK (num_nonnulls(began_at, withdrawn_at) < 2)
);
COMMENT ON TABLE sitting_speaker IS 'Who asked for the floor on an item, and when they had it. Without a seat: somebody who was invited.';
COMMENT ON COLUMN sitting_speaker.name IS 'As it was then: of a member, as the seat has it.';
COMMENT ON COLUMN sitting_speaker.kind IS 'question: an interposed one, which pauses who speaks; answer: to such a question; order: a point of order.';
CREATE INDEX sitting_speaker__event_idx ON sitting_speaker (event_id, asked_at, id);
CREATE UNIQUE INDEX sitting_speaker__waiting_key ON sitting_speaker (item_id, mandate_id, kind)
	WHERE mandate_id IS NOT NULL AND kind <> 'answer' AND began_at IS NULL AND withdrawn_at IS NULL;
GRANT SELECT, INSERT, UPDATE (began_at, ended_at, withdrawn_at) ON sitting_speaker TO jauap_app;

CREATE TABLE sitting_pause (
	speaker_id uuid NOT NULL REFERENCES sitting_speaker (id),
	from_at timestamptz NOT NULL,
	to_at timestamptz,
	PRIMARY KEY (speaker_id, from_at),
	CONSTRAINT sitting_pause__to_check CHECK (to_at >= from_at)
);
COMMENT ON TABLE sitting_pause IS 'While somebody had the floor and did not speak: these seconds are not theirs.';
CREATE UNIQUE INDEX sitting_pause__open_key ON sitting_pause (speaker_id) WHERE to_at IS NULL;
GRANT SELECT, INSERT, UPDATE (to_at) ON sitting_pause TO jauap_app;

CREATE TABLE sitting_budget (
	event_id uuid NOT NULL REFERENCES sitting (event_id),
	group_id uuid NOT NULL REFERENCES unit (id),
	seconds integer NOT NULL CONSTRAINT sitting_budget__seconds_check CHECK (seconds BETWEEN 60 AND 86400),
	PRIMARY KEY (event_id, group_id)
);
COMMENT ON TABLE sitting_budget IS 'How long the members of a faction may speak in a sitting of their council, all together.';
GRANT SELECT, INSERT, UPDATE (seconds), DELETE ON sitting_budget TO jauap_app;

CREATE TABLE sitting_seat_key (
	event_id uuid NOT NULL REFERENCES sitting (event_id),
	mandate_id uuid NOT NULL REFERENCES mandate (id),
	key_hash bytea NOT NULL CONSTRAINT sitting_seat_key__hash_key UNIQUE CONSTRAINT sitting_seat_key__hash_check CHECK (octet_length(key_hash) = 32),
	issued_at timestamptz NOT NULL,
	issued_by uuid REFERENCES person (id),
	PRIMARY KEY (event_id, mandate_id)
);
COMMENT ON TABLE sitting_seat_key IS 'The link by which the member of a seat takes part from their own device. Given anew, the one before opens nothing.';
GRANT SELECT, INSERT, UPDATE (key_hash, issued_at, issued_by) ON sitting_seat_key TO jauap_app;
