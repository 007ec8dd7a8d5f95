-- Who receives people, where and when: hosts, places, recurring hours by date, and the days, times and seats that come of them.

CREATE TABLE reception_host (
	id uuid PRIMARY KEY,
	unit_id uuid NOT NULL REFERENCES unit (id),
	mandate_id uuid REFERENCES mandate (id),
	person_id uuid REFERENCES person (id),
	name text NOT NULL,
	title jsonb NOT NULL,
	territory_id uuid REFERENCES territory (id),
	valid_from date NOT NULL,
	valid_to date,
	made_at timestamptz NOT NULL,
	CONSTRAINT reception_host__dates_check CHECK (valid_to >= valid_from),
	CONSTRAINT reception_host__mandate_excl EXCLUDE USING gist (mandate_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
		WHERE (mandate_id IS NOT NULL),
	CONSTRAINT reception_host__person_excl EXCLUDE USING gist (person_id WITH =, unit_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
		WHERE (person_id IS NOT NULL AND mandate_id IS NULL)
);
COMMENT ON TABLE reception_host IS 'Somebody who receives people: by a mandate or by a post. Each mandate, and each person in a unit, once at a time.';
COMMENT ON COLUMN reception_host.unit_id IS 'The unit whose people keep the hours.';
COMMENT ON COLUMN reception_host.territory_id IS 'The place they are elected from or answer for.';
CREATE INDEX reception_host__unit_idx ON reception_host (unit_id, name, id);
CREATE INDEX reception_host__own_idx ON reception_host (person_id) WHERE person_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON reception_host TO jauap_app;

CREATE TABLE reception_place (
	id uuid PRIMARY KEY,
	unit_id uuid NOT NULL REFERENCES unit (id),
	territory_id uuid NOT NULL REFERENCES territory (id),
	name jsonb NOT NULL,
	address jsonb NOT NULL,
	latitude double precision CONSTRAINT reception_place__latitude_check CHECK (latitude BETWEEN 40 AND 56),
	longitude double precision CONSTRAINT reception_place__longitude_check CHECK (longitude BETWEEN 46 AND 88),
	access text[] NOT NULL CONSTRAINT reception_place__access_check
		CHECK (access <@ ARRAY['step_free', 'lift', 'toilet', 'parking', 'sign_language', 'hearing_loop']),
	video boolean NOT NULL,
	valid_from date NOT NULL,
	valid_to date,
	made_at timestamptz NOT NULL,
	CONSTRAINT reception_place__dates_check CHECK (valid_to >= valid_from),
	CONSTRAINT reception_place__point_check CHECK ((latitude IS NULL) = (longitude IS NULL))
);
COMMENT ON TABLE reception_place IS 'Where people are received.';
COMMENT ON COLUMN reception_place.access IS 'What somebody with a disability finds there.';
COMMENT ON COLUMN reception_place.video IS 'Has a room from which one talks with a host elsewhere by video.';
CREATE INDEX reception_place__unit_idx ON reception_place (unit_id, id);
CREATE INDEX reception_place__territory_idx ON reception_place (territory_id);
GRANT SELECT, INSERT, UPDATE ON reception_place TO jauap_app;

CREATE TABLE reception_pattern (
	id uuid PRIMARY KEY,
	host_id uuid NOT NULL REFERENCES reception_host (id),
	made_at timestamptz NOT NULL
);
COMMENT ON TABLE reception_pattern IS 'Hours that come again. What they are is in its editions, by date.';
CREATE INDEX reception_pattern__host_idx ON reception_pattern (host_id);
GRANT SELECT, INSERT ON reception_pattern TO jauap_app;

CREATE TABLE reception_edition (
	pattern_id uuid NOT NULL REFERENCES reception_pattern (id),
	valid_from date NOT NULL,
	valid_to date,
	place_id uuid NOT NULL REFERENCES reception_place (id),
	every text NOT NULL CONSTRAINT reception_edition__every_check CHECK (every IN ('week', 'month')),
	step smallint NOT NULL CONSTRAINT reception_edition__step_check CHECK (step BETWEEN 1 AND 12),
	anchor date NOT NULL,
	weekdays integer[] NOT NULL CONSTRAINT reception_edition__weekdays_check
		CHECK (cardinality(weekdays) > 0 AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
	nth smallint CONSTRAINT reception_edition__nth_check CHECK (nth IN (1, 2, 3, 4, -1)),
	from_time time NOT NULL,
	to_time time NOT NULL,
	slot_minutes smallint NOT NULL CONSTRAINT reception_edition__slot_check CHECK (slot_minutes BETWEEN 5 AND 240),
	seats smallint NOT NULL CONSTRAINT reception_edition__seats_check CHECK (seats BETWEEN 1 AND 50),
	walk_in_share smallint NOT NULL CONSTRAINT reception_edition__walk_in_check CHECK (walk_in_share BETWEEN 0 AND 100),
	languages text[] NOT NULL CONSTRAINT reception_edition__languages_check CHECK (cardinality(languages) > 0 AND languages <@ ARRAY['kk', 'ru', 'en']),
	modes text[] NOT NULL CONSTRAINT reception_edition__modes_check
		CHECK (cardinality(modes) > 0 AND modes <@ ARRAY['in_person', 'video', 'phone']),
	PRIMARY KEY (pattern_id, valid_from),
	CONSTRAINT reception_edition__dates_check CHECK (valid_to >= valid_from),
	CONSTRAINT reception_edition__nth_when_check CHECK ((every = 'month') = (nth IS NOT NULL)),
	CONSTRAINT reception_edition__times_check CHECK (to_time > from_time),
	CONSTRAINT reception_edition__one_at_a_time_excl EXCLUDE USING gist (pattern_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE reception_edition IS 'When and where a pattern comes, from a day on. What was changed from a day keeps its earlier edition.';
COMMENT ON COLUMN reception_edition.step IS 'Every so many weeks or months, counted from the one of `anchor`.';
COMMENT ON COLUMN reception_edition.nth IS 'Which weekday of the month; -1 is the last.';
COMMENT ON COLUMN reception_edition.walk_in_share IS 'Per cent of the seats that nobody books: for whoever comes without.';
CREATE INDEX reception_edition__place_idx ON reception_edition (place_id);
GRANT SELECT, INSERT, UPDATE (valid_to), DELETE ON reception_edition TO jauap_app;

CREATE TABLE reception_exception (
	pattern_id uuid NOT NULL REFERENCES reception_pattern (id),
	day date NOT NULL,
	from_time time,
	to_time time,
	reason text NOT NULL,
	made_at timestamptz NOT NULL,
	PRIMARY KEY (pattern_id, day),
	CONSTRAINT reception_exception__times_check CHECK ((from_time IS NULL) = (to_time IS NULL) AND to_time > from_time)
);
COMMENT ON TABLE reception_exception IS 'One day of a pattern that is otherwise: other hours, or (without hours) none.';
GRANT SELECT, INSERT, UPDATE, DELETE ON reception_exception TO jauap_app;

CREATE TABLE reception_absence (
	id uuid PRIMARY KEY,
	host_id uuid NOT NULL REFERENCES reception_host (id),
	from_on date NOT NULL,
	until_on date NOT NULL,
	reason text NOT NULL,
	made_at timestamptz NOT NULL,
	CONSTRAINT reception_absence__dates_check CHECK (until_on >= from_on)
);
COMMENT ON TABLE reception_absence IS 'Days on which a host receives nobody, both included.';
CREATE INDEX reception_absence__host_idx ON reception_absence (host_id, until_on);
GRANT SELECT, INSERT, DELETE ON reception_absence TO jauap_app;

CREATE TABLE reception_day (
	id uuid PRIMARY KEY,
	host_id uuid NOT NULL REFERENCES reception_host (id),
	place_id uuid NOT NULL REFERENCES reception_place (id),
	pattern_id uuid REFERENCES reception_pattern (id),
	visit_stop_id uuid,
	day date NOT NULL,
	starts_at timestamptz NOT NULL,
	ends_at timestamptz NOT NULL,
	slot_minutes smallint NOT NULL CONSTRAINT reception_day__slot_check CHECK (slot_minutes BETWEEN 5 AND 240),
	seats smallint NOT NULL CONSTRAINT reception_day__seats_check CHECK (seats BETWEEN 1 AND 50),
	walk_in_share smallint NOT NULL CONSTRAINT reception_day__walk_in_check CHECK (walk_in_share BETWEEN 0 AND 100),
	languages text[] NOT NULL,
	modes text[] NOT NULL,
	state text NOT NULL CONSTRAINT reception_day__state_check CHECK (state IN ('planned', 'cancelled')),
	why text CONSTRAINT reception_day__why_check CHECK (why IN ('cancelled', 'exception', 'absence', 'day_off', 'hours')),
	reason text,
	made_at timestamptz NOT NULL,
	CONSTRAINT reception_day__times_check CHECK (ends_at > starts_at),
	CONSTRAINT reception_day__cancelled_check CHECK ((state = 'cancelled') = (why IS NOT NULL) AND (reason IS NULL OR why IS NOT NULL)),
	CONSTRAINT reception_day__host_excl EXCLUDE USING gist (host_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state = 'planned')
);
COMMENT ON TABLE reception_day IS 'Hours of a host at a place on one day: made of a pattern ahead of time, or by hand. A host is never in two places at once.';
COMMENT ON COLUMN reception_day.why IS 'What cancelled it: a word of whoever keeps the hours, of this day or of an absence; a day off; other hours.';
COMMENT ON COLUMN reception_day.visit_stop_id IS 'The stop of a visit at which it is.';
CREATE UNIQUE INDEX reception_day__pattern_key ON reception_day (pattern_id, day) WHERE state = 'planned';
CREATE INDEX reception_day__host_idx ON reception_day (host_id, day);
CREATE INDEX reception_day__place_idx ON reception_day (place_id, day);
CREATE INDEX reception_day__stop_idx ON reception_day (visit_stop_id) WHERE visit_stop_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON reception_day TO jauap_app;

CREATE TABLE reception_slot (
	id uuid PRIMARY KEY,
	day_id uuid NOT NULL REFERENCES reception_day (id),
	host_id uuid NOT NULL REFERENCES reception_host (id),
	place_id uuid NOT NULL REFERENCES reception_place (id),
	region_id uuid NOT NULL REFERENCES territory (id),
	territory_path ltree NOT NULL,
	starts_at timestamptz NOT NULL,
	ends_at timestamptz NOT NULL,
	walk_in smallint NOT NULL,
	dropped_at timestamptz,
	CONSTRAINT reception_slot__times_check CHECK (ends_at > starts_at)
);
COMMENT ON TABLE reception_slot IS 'A time of a day. One that fell out stays: whoever was offered it sees what it was.';
COMMENT ON COLUMN reception_slot.walk_in IS 'Seats that nobody books.';
CREATE UNIQUE INDEX reception_slot__live_key ON reception_slot (day_id, starts_at) WHERE dropped_at IS NULL;
GRANT SELECT, INSERT, UPDATE (walk_in, dropped_at) ON reception_slot TO jauap_app;

CREATE TABLE reception_seat (
	slot_id uuid NOT NULL REFERENCES reception_slot (id),
	seat_no smallint NOT NULL,
	host_id uuid NOT NULL,
	unit_id uuid NOT NULL,
	region_id uuid NOT NULL,
	place_id uuid NOT NULL,
	starts_at timestamptz NOT NULL,
	suits smallint NOT NULL,
	held_until timestamptz,
	hold_hash bytea,
	wish_id uuid CONSTRAINT reception_seat__wish_key UNIQUE,
	PRIMARY KEY (slot_id, seat_no),
	CONSTRAINT reception_seat__hold_check CHECK ((held_until IS NULL) = (hold_hash IS NULL) AND (wish_id IS NULL OR held_until IS NULL))
) WITH (fillfactor = 85);
COMMENT ON TABLE reception_seat IS
	'A seat that can be booked: a row has one wish at most, and a wish one row. Seats of what was cancelled are gone. Its columns repeat the slot''s for the search.';
COMMENT ON COLUMN reception_seat.suits IS 'The modes (bits 0-2) and languages (bits 3-5) it can be had in: the search looks once for each value that suits.';
COMMENT ON COLUMN reception_seat.hold_hash IS 'Of the token with which whoever fills in the form takes it.';
CREATE INDEX reception_seat__host_idx ON reception_seat (host_id, suits, starts_at, slot_id) WHERE wish_id IS NULL;
CREATE INDEX reception_seat__unit_idx ON reception_seat (unit_id, suits, starts_at, slot_id) WHERE wish_id IS NULL;
CREATE INDEX reception_seat__region_idx ON reception_seat (region_id, suits, starts_at, slot_id) WHERE wish_id IS NULL;
CREATE INDEX reception_seat__place_idx ON reception_seat (place_id, suits, starts_at, slot_id) WHERE wish_id IS NULL;
CREATE INDEX reception_seat__free_idx ON reception_seat (suits, starts_at, slot_id) WHERE wish_id IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON reception_seat TO jauap_app;

CREATE TABLE priority_group (
	code text NOT NULL,
	valid_from date NOT NULL,
	valid_to date,
	rank smallint NOT NULL CONSTRAINT priority_group__rank_check CHECK (rank BETWEEN 1 AND 99),
	name jsonb NOT NULL,
	source text NOT NULL,
	added_at timestamptz,
	added_by uuid REFERENCES person (id),
	reason text,
	PRIMARY KEY (code, valid_from),
	CONSTRAINT priority_group__dates_check CHECK (valid_to >= valid_from),
	CONSTRAINT priority_group__one_at_a_time_excl EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE priority_group IS 'Whom a reception sees first, by date and with the source. A row is an edition.';
COMMENT ON COLUMN priority_group.rank IS '1 comes first.';
COMMENT ON COLUMN priority_group.added_at IS 'Empty for what ships with Jauap.';
GRANT SELECT, INSERT, UPDATE (valid_to) ON priority_group TO jauap_app;

INSERT INTO priority_group (code, valid_from, rank, name, source) VALUES
	('veterans', '2020-01-01', 1, '{"kk": "Ардагерлер", "ru": "Ветераны", "en": "Veterans"}', 'Ұйымның өз тәртібі'),
	('disability', '2020-01-01', 1, '{"kk": "Мүгедектігі бар адамдар", "ru": "Люди с инвалидностью", "en": "People with disabilities"}', 'Ұйымның өз тәртібі'),
	('infants', '2020-01-01', 2, '{"kk": "Сәбиі бар ата-аналар", "ru": "Родители с младенцами", "en": "Parents with infants"}', 'Ұйымның өз тәртібі');
