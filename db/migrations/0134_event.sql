-- Events: anything people come to. A kind is a row; who is invited is a rule; who came is told for each invited unit.

CREATE TABLE event_kind (
	code text PRIMARY KEY,
	name jsonb NOT NULL,
	position integer NOT NULL,
	valid_from date NOT NULL,
	valid_to date
);
COMMENT ON TABLE event_kind IS 'Kinds of event, dated: a new kind is a row and no code.';
GRANT SELECT ON event_kind TO jauap_app;

CREATE TABLE event (
	id uuid PRIMARY KEY,
	kind text NOT NULL REFERENCES event_kind (code),
	host_unit_id uuid NOT NULL REFERENCES unit (id),
	title jsonb NOT NULL,
	place text,
	video text NOT NULL CONSTRAINT event__video_check CHECK (video IN ('none', 'url', 'jitsi', 'bbb')),
	video_url text,
	video_room text,
	state text NOT NULL CONSTRAINT event__state_check CHECK (state IN ('planned', 'invited', 'open', 'closed', 'cancelled')),
	starts_at timestamptz NOT NULL,
	ends_at timestamptz NOT NULL,
	grace_minutes integer NOT NULL CONSTRAINT event__grace_check CHECK (grace_minutes BETWEEN 0 AND 60),
	audience jsonb NOT NULL,
	chair_id uuid NOT NULL REFERENCES person (id),
	secretary_id uuid NOT NULL REFERENCES person (id),
	made_by uuid REFERENCES person (id),
	made_at timestamptz NOT NULL,
	invited_at timestamptz,
	opened_at timestamptz,
	closed_at timestamptz,
	absence_until date,
	cancelled_at timestamptz,
	cancel_reason text,
	CONSTRAINT event__ends_check CHECK (ends_at > starts_at),
	CONSTRAINT event__where_check CHECK (place IS NOT NULL OR video <> 'none'),
	CONSTRAINT event__url_check CHECK ((video IN ('url', 'jitsi')) = (video_url IS NOT NULL)),
	CONSTRAINT event__room_check CHECK ((video IN ('jitsi', 'bbb')) = (video_room IS NOT NULL)),
	CONSTRAINT event__opened_check CHECK ((state IN ('open', 'closed')) = (opened_at IS NOT NULL)),
	CONSTRAINT event__closed_check CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (absence_until IS NULL) AND closed_at >= opened_at),
	CONSTRAINT event__cancelled_check CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL) AND (cancelled_at IS NULL) = (cancel_reason IS NULL))
);
COMMENT ON TABLE event IS 'When, where, online where, who hosts and who is invited. Whether somebody came late is computed, never stored.';
COMMENT ON COLUMN event.audience IS 'The rule by which units are invited; whom it named on the day of the invitation is in event_unit.';
COMMENT ON COLUMN event.video_url IS 'Where one joins: a typed address, or the Jitsi room. A BigBlueButton address is signed for each person when they join.';
COMMENT ON COLUMN event.video_room IS 'Name of the video room: cannot be guessed, stays the same for the event.';
COMMENT ON COLUMN event.grace_minutes IS 'Who comes later than the planned start and these minutes is late.';
COMMENT ON COLUMN event.absence_until IS 'The last day on which an invited unit may still say why it was absent.';
CREATE INDEX event__when_idx ON event (starts_at, id);
CREATE INDEX event__host_idx ON event (host_unit_id, starts_at);
GRANT SELECT, INSERT, UPDATE ON event TO jauap_app;

CREATE TABLE event_agenda_item (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES event (id),
	position integer NOT NULL CONSTRAINT event_agenda_item__position_check CHECK (position > 0),
	title text NOT NULL,
	speaker text NOT NULL,
	minutes integer NOT NULL CONSTRAINT event_agenda_item__minutes_check CHECK (minutes BETWEEN 1 AND 480),
	started_at timestamptz,
	ended_at timestamptz,
	CONSTRAINT event_agenda_item__position_key UNIQUE (event_id, position),
	CONSTRAINT event_agenda_item__ended_check CHECK (ended_at IS NULL OR ended_at >= started_at)
);
COMMENT ON TABLE event_agenda_item IS 'What is spoken of, in order, and when it really was.';
COMMENT ON COLUMN event_agenda_item.speaker IS 'Who speaks: a person or a unit, as the invitation names them; may be empty.';
CREATE UNIQUE INDEX event_agenda_item__running_key ON event_agenda_item (event_id) WHERE started_at IS NOT NULL AND ended_at IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON event_agenda_item TO jauap_app;

CREATE TABLE event_unit (
	event_id uuid NOT NULL REFERENCES event (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	invited_at timestamptz NOT NULL,
	told integer NOT NULL,
	reply text CONSTRAINT event_unit__reply_check CHECK (reply IN ('coming', 'absent')),
	reason text,
	replied_by uuid REFERENCES person (id),
	replied_at timestamptz,
	PRIMARY KEY (event_id, unit_id),
	CONSTRAINT event_unit__reason_check CHECK ((reply = 'absent') IS TRUE = (reason IS NOT NULL)),
	CONSTRAINT event_unit__replied_check CHECK ((reply IS NULL) = (replied_at IS NULL))
);
COMMENT ON TABLE event_unit IS 'The units that were invited, and what each says: it comes, or why it does not.';
COMMENT ON COLUMN event_unit.told IS 'How many heads the invitation was sent to; 0: the unit has none with a mail address.';
CREATE INDEX event_unit__unit_idx ON event_unit (unit_id, event_id);
GRANT SELECT, INSERT, UPDATE (reply, reason, replied_by, replied_at) ON event_unit TO jauap_app;

CREATE TABLE event_person (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL,
	unit_id uuid NOT NULL,
	person_id uuid REFERENCES person (id),
	name text NOT NULL CONSTRAINT event_person__name_check CHECK (name <> ''),
	came_at timestamptz,
	left_at timestamptz,
	marked_by uuid REFERENCES person (id),
	CONSTRAINT event_person__unit_fkey FOREIGN KEY (event_id, unit_id) REFERENCES event_unit (event_id, unit_id),
	CONSTRAINT event_person__name_key UNIQUE (event_id, unit_id, name),
	CONSTRAINT event_person__left_check CHECK (left_at IS NULL OR left_at >= came_at)
);
COMMENT ON TABLE event_person IS 'Who of an invited unit is to come, came and left. Came never: the unit only said that they would.';
COMMENT ON COLUMN event_person.name IS 'As it stands in the protocol; of somebody without a post here it is typed.';
GRANT SELECT, INSERT, UPDATE (came_at, left_at, marked_by), DELETE ON event_person TO jauap_app;

CREATE TABLE video_service (
	name text PRIMARY KEY CONSTRAINT video_service__name_check CHECK (name IN ('jitsi', 'bbb')),
	url text NOT NULL,
	secret bytea,
	used boolean NOT NULL,
	CONSTRAINT video_service__secret_check CHECK ((name = 'bbb') = (secret IS NOT NULL))
);
COMMENT ON TABLE video_service IS 'Where video rooms are made. None in use: each event names its own address.';
COMMENT ON COLUMN video_service.secret IS 'Sealed: the secret shared with a BigBlueButton server.';
CREATE UNIQUE INDEX video_service__used_key ON video_service (used) WHERE used;
GRANT SELECT, INSERT, UPDATE ON video_service TO jauap_app;
