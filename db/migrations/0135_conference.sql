-- Conferences: what was set and decided while one ran, its protocol, and what attendees say of it.

CREATE TABLE conference_point (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES event (id),
	kind text NOT NULL CONSTRAINT conference_point__kind_check CHECK (kind IN ('priority', 'decision')),
	position integer NOT NULL CONSTRAINT conference_point__position_check CHECK (position > 0),
	text text NOT NULL,
	agenda_item_id uuid REFERENCES event_agenda_item (id),
	audience jsonb,
	due_on date,
	made_by uuid REFERENCES person (id),
	made_at timestamptz NOT NULL,
	CONSTRAINT conference_point__position_key UNIQUE (event_id, kind, position),
	CONSTRAINT conference_point__decision_check CHECK ((kind = 'decision') = (audience IS NOT NULL) AND (kind = 'decision') = (due_on IS NOT NULL))
);
COMMENT ON TABLE conference_point IS 'Priorities and decisions, taken down while the conference runs: never changed, what was meant otherwise is an amendment of the protocol.';
COMMENT ON COLUMN conference_point.audience IS 'The rule that names the responsible units.';
GRANT SELECT, INSERT ON conference_point TO jauap_app;

CREATE TABLE conference_point_unit (
	point_id uuid NOT NULL REFERENCES conference_point (id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	PRIMARY KEY (point_id, unit_id)
);
COMMENT ON TABLE conference_point_unit IS 'Whom the rule of a decision named on that day.';
CREATE INDEX conference_point_unit__unit_idx ON conference_point_unit (unit_id);
GRANT SELECT, INSERT ON conference_point_unit TO jauap_app;

CREATE TABLE protocol_draft (
	event_id uuid PRIMARY KEY REFERENCES event (id),
	number text NOT NULL CONSTRAINT protocol_draft__number_key UNIQUE,
	made_at timestamptz NOT NULL,
	amend_until date NOT NULL
);
COMMENT ON TABLE protocol_draft IS 'A protocol from the closing of its conference on. Until it is frozen its text is made of the facts each time it is read.';
GRANT SELECT, INSERT ON protocol_draft TO jauap_app;

CREATE TABLE protocol_amendment (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES protocol_draft (event_id),
	unit_id uuid NOT NULL REFERENCES unit (id),
	person_id uuid NOT NULL REFERENCES person (id),
	text text NOT NULL,
	proposed_at timestamptz NOT NULL,
	decision text CONSTRAINT protocol_amendment__decision_check CHECK (decision IN ('taken', 'refused')),
	reason text,
	decided_by uuid REFERENCES person (id),
	decided_at timestamptz,
	CONSTRAINT protocol_amendment__decided_check CHECK ((decision IS NULL) = (decided_at IS NULL)),
	CONSTRAINT protocol_amendment__reason_check CHECK (decision IS DISTINCT FROM 'refused' OR reason IS NOT NULL)
);
COMMENT ON TABLE protocol_amendment IS 'What somebody who attended says the protocol lacks or has wrong; taken into it or refused with a reason, both kept.';
CREATE INDEX protocol_amendment__event_idx ON protocol_amendment (event_id, proposed_at);
GRANT SELECT, INSERT, UPDATE (decision, reason, decided_by, decided_at) ON protocol_amendment TO jauap_app;

CREATE TABLE protocol (
	event_id uuid PRIMARY KEY REFERENCES protocol_draft (event_id),
	body text NOT NULL,
	sha256 bytea NOT NULL CONSTRAINT protocol__sha256_check CHECK (octet_length(sha256) = 32),
	approved_by uuid NOT NULL REFERENCES person (id),
	approved_at timestamptz NOT NULL
);
COMMENT ON TABLE protocol IS 'Frozen protocols: the application can only add one and read it; `jauap verify` compares text, hash and journal.';
COMMENT ON COLUMN protocol.body IS 'The whole protocol as JSON text, exactly as hashed.';
GRANT SELECT, INSERT ON protocol TO jauap_app;
