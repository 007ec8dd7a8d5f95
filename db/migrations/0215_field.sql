-- Field receptions: a desk that works a whole day without a network, on one device, and hands over later what it took.

CREATE TABLE field_kit (
	id uuid PRIMARY KEY,
	unit_id uuid NOT NULL REFERENCES unit (id),
	person_id uuid NOT NULL REFERENCES person (id),
	label text NOT NULL CONSTRAINT field_kit__label_check CHECK (label <> ''),
	day date NOT NULL,
	territory_id uuid NOT NULL REFERENCES territory (id),
	event_id uuid REFERENCES event (id),
	made_at timestamptz NOT NULL,
	device_id uuid,
	taken_at timestamptz,
	seen_at timestamptz,
	waiting integer NOT NULL DEFAULT 0 CONSTRAINT field_kit__waiting_check CHECK (waiting >= 0),
	refused integer NOT NULL DEFAULT 0 CONSTRAINT field_kit__refused_check CHECK (refused >= 0),
	ended_at timestamptz,
	ended_how text CONSTRAINT field_kit__ended_how_check CHECK (ended_how IN ('handed_in', 'revoked')),
	end_reason text,
	CONSTRAINT field_kit__taken_check CHECK ((device_id IS NULL) = (taken_at IS NULL)),
	CONSTRAINT field_kit__ended_check CHECK ((ended_at IS NULL) = (ended_how IS NULL)),
	CONSTRAINT field_kit__reason_check CHECK ((ended_how = 'revoked') IS TRUE = (end_reason IS NOT NULL))
);
COMMENT ON TABLE field_kit IS 'What one device needs for one day of a field reception: for whom, where, which event, which numbers.';
COMMENT ON COLUMN field_kit.person_id IS 'Who works with it: what the device sends is done in their name, signed in as them.';
COMMENT ON COLUMN field_kit.label IS 'Which tablet or laptop, in the words of staff.';
COMMENT ON COLUMN field_kit.device_id IS 'Made by the device that took the kit; no other one can take it.';
COMMENT ON COLUMN field_kit.waiting IS 'How much is not handed over yet, as the device said last.';
COMMENT ON COLUMN field_kit.refused IS 'How much of that waits to be mended on the device.';
CREATE INDEX field_kit__unit_idx ON field_kit (unit_id, made_at DESC, id DESC);
CREATE INDEX field_kit__person_idx ON field_kit (person_id, made_at DESC, id DESC);
GRANT SELECT, INSERT, UPDATE (device_id, taken_at, seen_at, waiting, refused, ended_at, ended_how, end_reason) ON field_kit TO jauap_app;

CREATE TABLE field_record (
	id uuid PRIMARY KEY,
	kit_id uuid NOT NULL REFERENCES field_kit (id),
	kind text NOT NULL,
	body_hash bytea NOT NULL,
	said_at timestamptz NOT NULL,
	sent_at timestamptz NOT NULL,
	counted_at timestamptz NOT NULL,
	landed_at timestamptz NOT NULL,
	subject_id uuid NOT NULL
);
COMMENT ON TABLE field_record IS 'What a device took without a network and handed over: each by the id that the device made, so that it is done once.';
COMMENT ON COLUMN field_record.kind IS 'Which act it was: see the rules of the room.';
COMMENT ON COLUMN field_record.body_hash IS 'Of what was sent: the same id with other words is not the same record.';
COMMENT ON COLUMN field_record.said_at IS 'When it was taken, by the clock of the device.';
COMMENT ON COLUMN field_record.sent_at IS 'When it was sent, by the same clock: how far that was out is told by landed_at.';
COMMENT ON COLUMN field_record.counted_at IS 'When it was taken, as it counts: set right by the server, within the time that the kit was out.';
COMMENT ON COLUMN field_record.subject_id IS 'What became of it: an appeal, a wish, an event.';
CREATE INDEX field_record__kit_idx ON field_record (kit_id);
GRANT SELECT, INSERT ON field_record TO jauap_app;

CREATE TABLE field_number (
	number text PRIMARY KEY,
	kit_id uuid NOT NULL REFERENCES field_kit (id),
	kind text NOT NULL,
	position integer NOT NULL,
	record_id uuid CONSTRAINT field_number__record_key UNIQUE REFERENCES field_record (id),
	CONSTRAINT field_number__position_key UNIQUE (kit_id, kind, position)
);
COMMENT ON TABLE field_number IS 'Numbers that were set apart for a device. One without a record was given to nobody, and never will be.';
GRANT SELECT, INSERT, UPDATE (record_id) ON field_number TO jauap_app;

CREATE TABLE field_file (
	id uuid PRIMARY KEY,
	record_id uuid NOT NULL REFERENCES field_record (id),
	sent_hash bytea NOT NULL,
	landed_at timestamptz NOT NULL
);
COMMENT ON TABLE field_file IS 'Photos of a record that were handed over, each by the id that the device made. The files themselves belong to what the record became.';
COMMENT ON COLUMN field_file.sent_hash IS 'sha256 of the bytes as sent; what is kept is cleaned of places.';
CREATE INDEX field_file__record_idx ON field_file (record_id);
GRANT SELECT, INSERT ON field_file TO jauap_app;
