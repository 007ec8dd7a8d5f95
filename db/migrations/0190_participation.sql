-- Events that citizens come to: which kinds they are, what is said of one to citizens, and who wants to come.

ALTER TABLE event_kind ADD COLUMN open boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN event_kind.open IS 'Citizens come to it: it is public by nature, and needs no invited units.';

CREATE TABLE gathering (
	event_id uuid PRIMARY KEY REFERENCES event (id),
	territory_id uuid NOT NULL REFERENCES territory (id),
	mandate_id uuid REFERENCES mandate (id),
	language text NOT NULL CONSTRAINT gathering__language_check CHECK (language IN ('kk', 'ru', 'both')),
	capacity integer CONSTRAINT gathering__capacity_check CHECK (capacity BETWEEN 1 AND 100000),
	taken integer NOT NULL DEFAULT 0,
	latitude double precision,
	longitude double precision,
	access text,
	recording_url text,
	outcome jsonb,
	revision integer NOT NULL DEFAULT 0,
	changed_at timestamptz NOT NULL,
	CONSTRAINT gathering__taken_check CHECK (taken BETWEEN 0 AND coalesce(capacity, taken)),
	CONSTRAINT gathering__point_check CHECK ((latitude IS NULL) = (longitude IS NULL))
);
COMMENT ON TABLE gathering IS 'What citizens are told of an event that they come to, beside the event itself. Published from the event''s invitation on.';
COMMENT ON COLUMN gathering.mandate_id IS 'The deputy whose event it is.';
COMMENT ON COLUMN gathering.capacity IS 'How many people there is room for; null: as many as come.';
COMMENT ON COLUMN gathering.taken IS 'How many people have a place. Counted by a trigger over the participants: a place that is not there cannot be given, whoever writes.';
COMMENT ON COLUMN gathering.access IS 'How one gets in with a wheelchair, whether there is sign language: in the host''s own words.';
COMMENT ON COLUMN gathering.outcome IS 'What was said and decided, in the host''s words, by language.';
COMMENT ON COLUMN gathering.revision IS 'Raised by each move, each other place and the cancelling: SEQUENCE of the calendar (RFC 5545, 3.8.7.4).';
CREATE INDEX gathering__territory_idx ON gathering (territory_id);
CREATE INDEX gathering__mandate_idx ON gathering (mandate_id) WHERE mandate_id IS NOT NULL;
GRANT SELECT, INSERT (event_id, territory_id, mandate_id, language, capacity, latitude, longitude, access, changed_at),
	UPDATE (territory_id, mandate_id, language, capacity, latitude, longitude, access, recording_url, outcome, revision, changed_at) ON gathering TO jauap_app;

CREATE TABLE participant (
	id uuid PRIMARY KEY,
	event_id uuid NOT NULL REFERENCES gathering (event_id),
	number integer NOT NULL CONSTRAINT participant__number_check CHECK (number > 0),
	key_hash bytea NOT NULL CONSTRAINT participant__key_hash_key UNIQUE,
	link bytea,
	name bytea,
	phone bytea,
	email bytea,
	needs bytea,
	people integer NOT NULL CONSTRAINT participant__people_check CHECK (people BETWEEN 1 AND 5),
	language text NOT NULL,
	state text NOT NULL CONSTRAINT participant__state_check CHECK (state IN ('coming', 'waiting', 'withdrawn')),
	made_at timestamptz NOT NULL,
	state_at timestamptz NOT NULL,
	CONSTRAINT participant__place_key UNIQUE (event_id, number)
);
COMMENT ON TABLE participant IS 'Who wants to come to an event, with how many people in all. Names and contacts are sealed, and removed a dated term after the event.';
COMMENT ON COLUMN participant.number IS 'The number within the event, from 1: it is shown at the door, and is the place in the waiting line.';
COMMENT ON COLUMN participant.key_hash IS 'sha256 of the key in the participant''s link. The form that was sent carried it: sent twice, it is one row.';
COMMENT ON COLUMN participant.link IS 'Sealed: the key itself, for the letters that tell of a place or of another time.';
CREATE INDEX participant__line_idx ON participant (event_id, number) WHERE state = 'waiting';
CREATE INDEX participant__named_idx ON participant (event_id) WHERE name IS NOT NULL;
GRANT SELECT, INSERT, UPDATE (link, name, phone, email, needs, state, state_at) ON participant TO jauap_app;

CREATE FUNCTION participant_taken() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	seats integer := CASE WHEN NEW.state = 'coming' THEN NEW.people ELSE 0 END;
BEGIN
	IF TG_OP = 'UPDATE' AND OLD.state = 'coming' THEN
		seats := seats - OLD.people;
	END IF;
	IF seats <> 0 THEN
		UPDATE gathering SET taken = taken + seats WHERE event_id = NEW.event_id;
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER participant_taken AFTER INSERT OR UPDATE ON participant FOR EACH ROW EXECUTE FUNCTION participant_taken();
